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
        ("a<!-->b-->c", ["ac"], []), ("a<!-- b", ["a"], []), ("a<!--->b", ["a"], []),
        ("a<!DOCTYPE x SYSTEM '>'>b", ["ab"], []), ("a<?php x>b", ["ab"], []), ("a<? x>b", ["a x>b"], []),
        ("a<br 1='>'>b", ["a", "<br", ">", "b"], []), ("a < b <", ["a < b <"], []),
    ])
    func `What shows no text is passed over`(_ page: String, _ inside: [String], _ passed: [String]) {
        let page = Array(page.utf8)
        var events = PageEvents(page)
        parsePage(page.span, &events)
        #expect(events.finish() == ["<html", "<body", "<p"] + inside + [">", ">", ">"])
        #expect(events.passed == passed)
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
    func `Every page is told as libxml2 tells it`(_ seed: UInt64) {
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

/// Random pages out of the pieces that markup is made of.
private struct TagSoup {
    var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func page() -> String {
        let isMarkup = Bool.random(using: &random)
        return (0..<Int.random(in: 1...40, using: &random)).map { _ in
            isMarkup && Int.random(in: 0..<4, using: &random) > 0 ? tag() : random.pick(Self.pieces)
        }.joined()
    }

    private mutating func tag() -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0...3: "<" + random.pick(Self.names) + random.pick(Self.attributes) + random.pick([">", ">", ">", "/>"])
        case 4...6: "</" + random.pick(Self.names) + ">"
        default: random.pick(["text ", "x", " ", "\n", "&nbsp;"])
        }
    }

    private static let names =
        """
        a abbr address area b base big blockquote body br button caption center col colgroup dd dir div dl dt em embed \
        fieldset font form frame frameset h1 h2 h6 head hr html i img input isindex label legend li link \
        listing map menu meta noframes ol optgroup option p param pre s select small span \
        strike strong table tbody td textarea tfoot th thead title tr tt u ul xmp article section x-y P DIV \
        o:p a.b p.x _x :y time
        """.split(separator: " ").map(String.init)
    private static let attributes = [
        "", "", "", "", " class=a", " class=\"a&amp;b\"", " id='x'", " class=a class=b", " hidden", " =", " a=b=c",
        " style=\"x:y", " lang=de/", " content='&#0;x'", " data-x", " data-x = \" y \"", "/", "/ id=b",
        " href=?a&b", " \"id=c\"", " ID=q", " .x:y_z=1", " rel=&eacute;&nbsp;&nope;&#65", " itemprop=&",
    ]
    private static let pieces =
        [
            "<", "<", ">", "/", "</", "/>", "=", "\"", "'", "!", "<!", "<!-", "<!--", "-->", "--!>", "-", "--", "->",
            "<!-->", "<!--->", "<!---->", "<?", "<?xml ", "?>", "<![CDATA[", "]]>", "&", "&#", "&#x", "&#X", "#", ";",
            "x", "1", "65", "x41;", "amp;", "&amp", "&lt;", "lt;", "&thetasym;", "&nbspx;", "a", "b c", " ", "\n",
            "\t", "\r", "é", "和", "\u{FEFF}", "<!DOCTYPE html>", "<!doctype", " PUBLIC ", "\"-//x>\"", " SYSTEM ", "<p",
            "<p>",
            "</p>", "<div ", "class", "<_",
            "<:", "<.", "<1", "</1>", "</_x>", "</.x>", "</ p>", "<title>", "<body", "<head>", "</html>", "</body >",
            "</p x='>'>", String(repeating: " ", count: 999), String(repeating: "\n", count: 1000),
            String(repeating: " a", count: 600), String(repeating: "n", count: 99),
        ]
}
