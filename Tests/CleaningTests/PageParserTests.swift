import CLibXML2
import TestSupport
import Testing

@testable import Cleaning

@Suite("Parsing pages")
struct PageParserTests {
    @Test(arguments: [
        ("a<b>c</b>d", ["<html", "<body", "<p", "a", "<other", "c", ">", "d", ">", ">", ">"]),
        ("<title>a", ["<html", "<head", "<title", "a", ">", ">", ">"]),
        ("<p>a<p>b", ["<html", "<body", "<p", "a", ">", "<p", "b", ">", ">", ">"]),
        ("<div><b>a</div>b", ["<html", "<body", "<div", "<other", "a", ">", ">", "b", ">", ">"]),
        ("<p class=a CLASS=b>", ["<html", "<body", "<p class=a class:a", ">", ">", ">"]),
        ("<br>&lt;&#x41&nope;", ["<html", "<body", "<br", ">", "<A&nope;", ">", ">"]),
    ])
    func `Markup is mended`(_ page: String, _ events: [String]) {
        #expect(ourEvents(Array(page.utf8)) == events)
    }

    @Test(arguments: [
        ("a<script>x<p></script>b", ["a", "<script", ">", "b"], ["x<p>"]),
        ("a<SCRIPT type='application/ld+json'>{}</Script >b", ["a", "<script", ">", "b"], ["{}"]),
        ("a<style>x</script></style>b", ["a", "<style", ">", "b"], ["x</script>"]),
        ("a<script>b", ["a", "<script", ">"], []), ("a<svg>b", ["a", "<svg", "b", ">"], []),
        ("a<svg/>b<svg>c</svg>", ["a", "<svg", ">", "b", "<svg", ">"], ["c"]),
        ("a<template>b</template>c", ["a", "<template", ">", "c"], ["b"]),
        (
            "a<template ShadowRootMode='open'>b<b>c</template>d",
            ["a", "<template", "b", "<other", "c", ">", ">", "d"], []
        ),
        ("a<iframe/>b</iframe>c", ["a", "<iframe", ">", "c"], ["b"]), ("a<!-- <b> --!>b", ["ab"], []),
        ("a<!-->b-->c", ["ab-->c"], []), ("a<!-- b", ["a"], []), ("a<!--->b", ["ab"], []),
        ("a<!DOCTYPE x SYSTEM 'y'>b", ["ab"], []), ("a<?php x>b", ["ab"], []), ("a<? x>b", ["ab"], []),
        ("a<!meta name=x>b<![endif]-->c<! x", ["abc"], []), ("a</ b>c</!--d>e</>f</", ["acef</"], []),
        ("a<br 1='>'>b", ["a", "<br", ">", "b"], []), ("a < b <", ["a < b <"], []),
    ])
    func `What shows no text is passed over`(_ page: String, _ inside: [String], _ passed: [String]) {
        let page = Array(page.utf8)
        var events = PageEvents(page)
        parsePage(page.span, &events)
        #expect(events.finish() == ["<html", "<body", "<p"] + inside + [">", ">", ">"])
        #expect(events.passed == passed)
    }

    @Test(arguments: [
        ("template", "a<template>b<template>c</template>d</template>e", ["b<template>c</template>d"]),
        ("template", "a<template><!--</template>-->b</template>e", ["<!--</template>-->b"]),
        (
            "svg", "a<svg><svg-x><SVG/><svg>b</svg><title>c</title></svg>e",
            ["<svg-x><SVG/><svg>b</svg><title>c</title>"]
        ),
        ("svg", "a<svg><svg>b</svg>e", ["<svg>b"]),
        ("style", "a<style></stylex><style></style>e", ["</stylex><style>"]),
        ("script", "a<script><!--x('<script>y</script>')--></script>e", ["<!--x('<script>y</script>')-->"]),
        ("script", "a<script><!-- x --><script></script>e", ["<!-- x --><script>"]),
        ("script", "a<script><!--<script>x</script>e", ["<!--<script>x"]),
    ])
    func `Elements that show no text may hold others of their name`(
        _ name: String, _ page: String, _ passed: [String]
    ) {
        let page = Array(page.utf8)
        var events = PageEvents(page)
        parsePage(page.span, &events)
        #expect(events.finish() == ["<html", "<body", "<p", "a", "<\(name)", ">", "e", ">", ">", ">"])
        #expect(events.passed == passed)
    }

    @Test func `A film without an end tag ends with the division around it`() {
        let page = "<div><video src='a'<p></video></div><p>b<!--</video>-->c"
        #expect(
            ourEvents(Array(page.utf8)) == ["<html", "<body", "<div", "<video", ">", ">", "<p", "bc", ">", ">", ">"])
    }

    @Test(arguments: [
        // An end tag that nothing belongs to.
        ("<div>a</br>b</div>", ["<div", "a", "<br", ">", "b", ">"]),
        ("<div>a</p>b</div>", ["<div", "a", "<p", ">", "b", ">"]),
        ("<p>a<div>b</div>c</p>d", ["<p", "a", ">", "<div", "b", ">", "c", "<p", ">", "d"]),
        ("<h2>a</h3>b", ["<h2", "a", ">", "b"]),
        ("<div>a</h3>b</div>", ["<div", "a", "<p", ">", "b", ">"]),
        ("<h2><div>a</div><p>b</h2>c", ["<h2", "<div", "a", ">", ">", "<p", "b", "<p", ">", "c", ">"]),
        // One behind which elements are open that have none.
        ("<nav><div>a</nav><p>b</p>", ["<nav", "<div", "a", ">", ">", "<p", "b", ">"]),
        ("<ul><li><div>a</ul>b", ["<ul", "<li", "<div", "a", ">", ">", ">", "b"]),
        // Those of words within a line leave blocks open.
        ("<span><p>a</span>b</p>", ["<span", "<p", "a", "b", ">", ">"]),
        ("<b><section>a</b>b</section>", ["<b", "<section", "a", "b", ">", ">"]),
        ("<article></body></html><p>a</p></article>", ["<article", "<p", "a", ">", ">"]),
        // The text of a field is no markup.
        ("<textarea><div>a&amp;b</textarea><p>c</p>", ["<textarea", "<div>a&b", ">", "<p", "c", ">"]),
    ])
    func `End tags close what browsers close by them`(_ page: String, _ events: [String]) {
        let inline = Set(["span", "b"].map { "<" + $0 })
        let events = events.map { inline.contains($0) ? "<other" : $0 }
        // Text after text is told at once.
        var told: [String] = []
        for event in events {
            if let last = told.last, !"<>".contains(last.prefix(1)), !event.hasPrefix("<"), event != ">" {
                told[told.count - 1] += event
            } else {
                told.append(event)
            }
        }
        #expect(ourEvents(Array(page.utf8)) == ["<html", "<body"] + told + [">", ">"])
    }

    @Test(arguments: [
        ("<p @click=\"a > b\" class=c>d", "c"), ("<p :x = 'a>' @y='>' class=c>d", "c"), ("<p =\"a\" class=c>d", "c"),
        ("<p @x class=c>d", "c"), ("<p [x]=\"a>b\" (y)=\"c>d\" #z class=c>d", "c"), ("<p @a/class=c>d", "c"),
        ("<p class='a&#0;b'>d", "ab"), ("<p class='&period;&lbrack;&eacute;x'>d", ".[éx"),
        ("<p class='&copy x&copy=&copyx&copy'>d", "© x&copy=&copyx©"),
    ])
    func `Attributes are read to where browsers end them`(_ page: String, _ value: String) {
        #expect(
            ourEvents(Array(page.utf8)) == ["<html", "<body", "<p class=\(value) class:\(value)", "d", ">", ">", ">"])
    }

    @Test func `The attributes that tell of a part are known by their names`() {
        let parts = ["test", "testid", "test-id", "component", "qa", "cy"].map { "data-\($0)" }
        for name in parts { #expect(TellingAttribute(MarkupName(name)) == .part) }
        let moments = ["timestamp", "published", "date", "datetime", "time", "pubdate", "publish-date"]
        for name in moments { #expect(TellingAttribute(MarkupName("data-\(name)")) == .moment) }
        for attribute in TellingAttribute.allCases where attribute != .part && attribute != .moment {
            #expect(TellingAttribute(MarkupName("\(attribute)")) == attribute)
        }
    }

    @Test(.enabled(if: LIBXML_VERSION == 20914), arguments: 0..<200)
    func `Pages are told as libxml2 tells them where browsers do not read them otherwise`(_ seed: UInt64) {
        var soup = TagSoup(seed: seed)
        for _ in 0..<20 {
            let page = Array(soup.page().utf8)
            guard ourEvents(page) != libxml2Events(page) else { continue }
            #expect(ourEvents(page) == libxml2Events(page), "\(String(decoding: page, as: UTF8.self))")
            return
        }
    }

    @Test(
        .enabled(if: LIBXML_VERSION == 20914), arguments: ["<div>", "<p><b>", "<ul><li>", "<br><div>", "<div></span>"])
    func `So are elements without end, up to where a run ends`(_ piece: String) {
        let page = Array((String(repeating: piece, count: 1500) + "a</div>b").utf8)
        #expect(ourEvents(page) == libxml2Events(page))
    }
}

/// Random pages out of pieces that browsers read as libxml2 does: with end tags of elements that hold blocks, or of those
/// within a line, and without those that `End tags close what browsers close by them` is about.
private struct TagSoup {
    var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func page() -> String {
        let isMarkup = Bool.random(using: &random)
        let hasBlocks = Bool.random(using: &random)
        return (0..<Int.random(in: 1...40, using: &random)).map { _ in
            isMarkup && Int.random(in: 0..<4, using: &random) > 0 ? tag(hasBlocks) : random.pick(Self.pieces)
        }.joined()
    }

    private mutating func tag(_ hasBlocks: Bool) -> String {
        let names = Self.holders + (hasBlocks ? Self.blocks : Self.inline)
        return switch Int.random(in: 0..<8, using: &random) {
        case 0...3: "<" + random.pick(names) + random.pick(Self.attributes) + random.pick([">", ">", ">", "/>"])
        case 4...6: "</" + random.pick(hasBlocks ? Self.holders : names) + ">"
        default: random.pick(["text ", "x", " ", "\n", "&nbsp;"])
        }
    }

    private static let holders = "div table tbody td tfoot th thead tr DIV".split(separator: " ").map(String.init)
    private static let inline =
        """
        a abbr area b base big col colgroup em embed font form frame frameset i img input isindex label legend link map \
        meta noframes optgroup option param s small span strike strong tt u x-y o:p a.b p.x time
        """.split(separator: " ").map(String.init)
    private static let blocks =
        inline
            + """
            address blockquote body br button center dd dir dl dt fieldset h1 h2 h6 head hr html li listing menu ol p P pre \
            select title ul article section
            """.split(separator: " ").map(String.init)
    private static let attributes = [
        "", "", "", "", " class=a", " class=\"a&amp;b\"", " id='x'", " class=a class=b", " hidden", " a=b=c",
        " style=\"x:y", " lang=de/", " data-x", " data-x = \" y \"", "/", "/ id=b", " href=?a&b", " ID=q", " .x:y_z=1",
        " rel=&eacute;&nbsp;&nope;&#65", " itemprop=&",
    ]
    private static let pieces =
        [
            "<", "<", ">", "\"", "'", "<!-- ", "-->", "--!>", "-", "--", "->", "<!---->", "]]>", "&", ";", "x", "1",
            "65", "x41;", "amp;", "&lt;", "lt;", "&thetasym;", "&nbspx;", "a", "b c", " ", "\n", "\t", "\r", "é", "和",
            "\u{FEFF}", "<div ", "class", "<_", "<:", "<.", "<1", "<title>", "<body", "<head>",
            String(repeating: " ", count: 999), String(repeating: "\n", count: 1000),
            String(repeating: " a", count: 600), String(repeating: "n", count: 99),
        ]
}
