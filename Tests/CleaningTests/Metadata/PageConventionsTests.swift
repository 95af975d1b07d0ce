import Records
import Testing

@testable import Cleaning

/// Invented pages in the manner of what publishes news, each read whole: title, author and day, and where they were found.
@Suite("Conventions of pages")
struct PageConventionsTests {
    struct Page: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// In it `{title}` and `{prose}` stand for those below, and `<ld>` for a script of structured data.
        var markup: String
        var author: String?
        var day: String?

        init(_ name: String, _ markup: String, _ author: String?, _ day: String?) {
            (testDescription, self.markup, self.author, self.day) = (name, markup, author, day)
        }
    }

    private static let title = "Town to repair its bridge"
    private static let head = """
        <title>\(title) - Valley Post</title><meta property=og:title content='\(title)'>\
        <meta property=og:site_name content='Valley Post'>
        """
    private static let prose = """
        The council agreed on Tuesday to repair the bridge over the river, and the work will begin after the summer \
        holidays. Residents had asked for it for years, since lorries may no longer cross it, and buses take another way.
        """

    private static let declaring: [Page] = [
        Page(
            "WordPress with Yoast",
            """
            <ld>{"@graph":[{"@type":"Article","author":{"name":"Jane Doe","@id":"#p"},"headline":"{title}",
            "datePublished":"2025-05-03T08:00:00+00:00"},{"@type":"WebPage","datePublished":"2025-05-03"},
            {"@type":"Person","@id":"#p","name":"Jane Doe"}]}</ld><h1>{title}</h1>
            """, "Jane Doe (json-ld)", "2025-05-03T08:00:00+00:00 (json-ld)"),
        Page(
            "Arc",
            """
            <ld>{"@type":"NewsArticle","author":[{"@type":"Person","name":"Jane Doe"},{"name":"John Roe"}],
            "datePublished":"2025-05-03T08:00:00.123Z"}</ld><h1>{title}</h1><div class=byline>By <a href=/staff/jane>Jane Doe</a></div>
            """, "Jane Doe; John Roe (json-ld)", "2025-05-03T08:00:00Z (json-ld)"),
        Page(
            "Ghost",
            """
            <meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jane Doe'>
            <meta property=article:published_time content=2025-05-03T08:00:00.000Z><h1>{title}</h1>
            """, "Jane Doe (twitter:data)", "2025-05-03T08:00:00Z (article:published_time)"),
        Page(
            "Substack",
            """
            <ld>{"@type":"NewsArticle","datePublished":"2025-05-03T23:30:00+00:00","author":[{"@type":"Person",
            "name":"Jane Doe"}],"publisher":{"@type":"Organization","name":"Valley Post"}}</ld><h1>{title}</h1><div>May 04, 2025</div>
            """, "Jane Doe (json-ld)", "2025-05-03T23:30:00+00:00 (json-ld)"),
        Page(
            "Brightspot",
            """
            <meta property=article:published_time content='Sat May 03 10:00:00 EDT 2025'><h1>{title}</h1>
            <div class=ArticlePage-authorName>By <a class=Link href=/people/jane-doe>Jane Doe</a></div>
            """, "Jane Doe (marked)", "2025-05-03 (article:published_time)"),
        Page(
            "AMP",
            """
            <ld>{"@type":"NewsArticle","datePublished":"2025-05-03T08:00:00Z","author":{"@type":"Person","name":"Jane Doe"}}</ld>
            <h1 class=amp-wp-title>{title}</h1><span class='amp-wp-author author vcard'>Jane Doe</span>
            """, "Jane Doe (json-ld)", "2025-05-03T08:00:00Z (json-ld)"),
        Page(
            "Escenic",
            """
            <meta name=cXenseParse:recs:publishtime content=2025-05-03T10:00:00+02:00>
            <meta name=cXenseParse:author content='Jane Doe'><h1>{title}</h1>
            """, "Jane Doe (cxenseparse:author)", "2025-05-03T10:00:00+02:00 (cxenseparse:recs:publishtime)"),
        Page(
            "A live blog",
            """
            <ld>{"@type":"LiveBlogPosting","headline":"{title}","datePublished":"2025-05-03T08:00:00+02:00",
            "liveBlogUpdate":[{"@type":"BlogPosting","headline":"U","datePublished":"2025-05-04","author":"A B"}],
            "author":[{"name":"Jane Doe"}]}</ld><h1>{title}</h1>
            """, "Jane Doe (json-ld)", "2025-05-03T08:00:00+02:00 (json-ld)"),
        Page(
            "Other articles' data before its own",
            """
            <ld>{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Another",
            "datePublished":"2025-01-01","author":"A B"}]}</ld><ld>{"@type":"NewsArticle","headline":"{title}",
            "datePublished":"2025-05-03","author":"Jane Doe"}</ld><h1>{title}</h1>
            """, "Jane Doe (json-ld)", "2025-05-03 (json-ld)"),
        Page(
            "The site as author, and a by-line",
            """
            <ld>{"@type":"NewsArticle","datePublished":"2025-05-03","author":{"@type":"Organization","name":"Valley Post"}}</ld>
            <h1>{title}</h1><p>By Jane Doe | jane@example.org</p>
            """, "Jane Doe (byline)", "2025-05-03 (json-ld)"),
        Page(
            "A by-line in the data",
            """
            <ld>{"@type":"NewsArticle","datePublished":"2025-05-03",
            "author":"By Jane Doe and John Roe, Associated Press"}</ld><h1>{title}</h1>
            """, "Jane Doe; John Roe; Associated Press (json-ld)", "2025-05-03 (json-ld)"),
    ]

    private static let showing: [Page] = [
        Page(
            "WordPress with a login",
            """
            <meta name=author content=jdoe><h1>{title}</h1><time class=entry-date datetime=2025-05-03T10:00:00+02:00>3 May</time>
            <span class='author vcard'>By <a class='url fn n' href=/author/jdoe/>Jane Doe</a></span>
            """, "Jane Doe (marked)", "2025-05-03T10:00:00+02:00 (time)"),
        Page(
            "Drupal",
            """
            <h1>{title}</h1><div class=node__submitted>Submitted by <span><a class=username href=/user/12>jdoe</a></span>
            on Sat, 23/05/2025 - 10:00</div>
            """, "jdoe (byline)", "2025-05-23 (visible-date)"),
        Page(
            "Drupal with fields",
            """
            <h1>{title}</h1><div class='field--name-field-author field__item'>Jane Doe</div>
            <time datetime=2025-05-03T08:00:00Z>3 May 2025</time>
            """, "Jane Doe (marked)", "2025-05-03T08:00:00Z (time)"),
        Page(
            "Arc without data",
            """
            <h1 class=headline>{title}</h1><div class=byline><span>By </span><span><a href=/staff/jane-doe>Jane Doe</a></span>
            <span>, </span><span>John Roe</span></div><div class=ts>May 3, 2025 at 10:00 a.m. EDT</div>
            """, "Jane Doe; John Roe (marked)", "2025-05-03 (visible-date)"),
        Page(
            "Blogger",
            """
            <h2 class=date-header>Saturday, May 3, 2025</h2><h3 class=post-title>{title}</h3><p>{prose}</p>
            <span class='post-author vcard'>Posted by <span itemprop=author><span itemprop=name>Jane Doe</span></span></span>
            <abbr class=published itemprop=datePublished title=2025-05-03T10:00:00-07:00>10:00 AM</abbr>
            """, "Jane Doe (marked)", "2025-05-03T10:00:00-07:00 (microdata)"),
        Page(
            "Joomla",
            """
            <h1>{title}</h1><dl class=article-info><dd class=createdby itemprop=author>Written by <span itemprop=name>Jane Doe
            </span></dd><dd>Published: <time datetime=2025-05-03T10:00:00+02:00 itemprop=datePublished>03 May 2025</time></dd>
            <dd class=hits>Hits: 120</dd></dl>
            """, "Jane Doe (marked)", "2025-05-03T10:00:00+02:00 (microdata)"),
        Page(
            "Joomla without microdata",
            "<h1>{title}</h1><dl><dd>Written by Jane Doe</dd><dd>Last updated: 09 May 2025</dd><dd>Published: 03 May 2025</dl>",
            "Jane Doe (byline)", "2025-05-03 (visible-date)"),
        Page(
            "Labels in cells of their own",
            "<h1>{title}</h1><table><tr><td>Author<td>Jane Doe</tr><tr><td>Date: 3 May 2025</tr></table>",
            "Jane Doe (byline)", "2025-05-03 (visible-date)"),
        Page(
            "Nothing but a line", "<h1>{title}</h1><div>May 3, 2025 | Anna Schmidt | 5 min read</div>",
            "Anna Schmidt (byline)", "2025-05-03 (visible-date)"),
        Page(
            "A forum", "<h1>{title}</h1><div>Posted by jane » Sat May 03, 2025 10:00 am</div>", "jane (byline)",
            "2025-05-03 (visible-date)"),
        Page(
            "Comments of others",
            "<h1>{title}</h1><p>{prose}</p><div class=comments><div>Posted by John Roe</div></div>", nil, nil),
    ]

    private static let drawing: [Page] = [
        Page(
            "Next.js",
            """
            <h1>{title}</h1><div>By Jane Doe</div><script id=__NEXT_DATA__ type=application/json>{"props":{"pageProps":
            {"article":{"title":"{title}","publishedAt":"2025-05-03T08:00:00Z"}}}}</script>
            """, "Jane Doe (byline)", "2025-05-03T08:00:00Z (script)"),
        Page(
            "Chorus",
            """
            <h1>{title}</h1><div class=c-byline>By <a href=/authors/jane-doe>Jane Doe</a> Updated <time
            datetime=2025-05-09T10:00:00>May 9, 2025</time></div>
            """, "Jane Doe (marked)", "2025-05-09T10:00:00 (time)"),
        Page(
            "RDFa",
            """
            <div vocab=https://schema.org/ typeof=NewsArticle><h1 property=headline>{title}</h1><span property=author
            typeof=Person>Jane Doe</span> <span property=datePublished content=2025-05-03T10:00:00+02:00>3. 5.</span></div>
            """, "Jane Doe (marked)", "2025-05-03T10:00:00+02:00 (microdata)"),
    ]

    @Test(arguments: declaring + showing + drawing)
    func `A page of a system`(_ page: Page) throws {
        let markup = page.markup.replacing("{title}", with: Self.title).replacing("{prose}", with: Self.prose)
            .replacing("<ld>", with: "<script type='application/ld+json'>").replacing("</ld>", with: "</script>")
        let read = try cleaned("\(Self.head)\(markup)")
        #expect(read.title.map { String(decoding: $0, as: UTF8.self) } == Self.title)
        #expect(said(read.metadata.author) == page.author)
        #expect(said(read.metadata.published) == page.day)
    }

    @Test(arguments: [
        ("de", "Von Erika Mustermann · 3. Mai 2025, 10:00 Uhr", "Erika Mustermann"),
        ("de", "Erstellt von erika am 03.05.2025", "erika"),
        ("fr", "Par Marie Durand, le 3 mai 2025 à 10h", "Marie Durand"),
        ("es", "Por María Pérez | 3 de mayo de 2025", "María Pérez"),
        ("pt", "Por Ana Souza — 03/05/2025 10h00", "Ana Souza"),
        ("it", "di Anna Rossi, 3 maggio 2025", "Anna Rossi"),
        ("nl", "Door Anneke de Vries, 3 mei 2025", "Anneke de Vries"),
        ("pl", "Autor: Jan Kowalski, 3 maja 2025", "Jan Kowalski"),
        ("cs", "Autor: Jan Novák | 3. května 2025", "Jan Novák"),
        ("hu", "Szerző: Nagy Anna, 2025. május 3.", "Nagy Anna"),
        ("ro", "De Ion Popescu, 3 mai 2025", "Ion Popescu"),
        ("sv", "Av Anna Svensson, 3 maj 2025", "Anna Svensson"),
        ("fi", "Teksti: Matti Meikäläinen, 3.5.2025", "Matti Meikäläinen"),
        ("tr", "Haber: Ayşe Yılmaz, 3 Mayıs 2025", "Ayşe Yılmaz"),
        ("el", "Της Μαρίας Παπαδοπούλου, 3 Μαΐου 2025", "Μαρίας Παπαδοπούλου"),
        ("ru", "Автор: Иван Петров, 3 мая 2025", "Иван Петров"),
        ("uk", "Автор: Іван Петренко, 3 травня 2025 р.", "Іван Петренко"),
        ("bg", "Автор: Иван Петров, 3 май 2025", "Иван Петров"),
        ("sr", "Пише: Јован Јовановић, 3. мај 2025.", "Јован Јовановић"),
        ("ar", "كتب: أحمد علي | ٣ مايو ٢٠٢٥", "أحمد علي"),
        ("fa", "نویسنده: مریم رضایی | ۳ مه ۲۰۲۵", "مریم رضایی"),
        ("he", "מאת דנה כהן, 3 במאי 2025", "דנה כהן"),
        ("hi", "लेखक: राम शर्मा | 3 मई 2025", "राम शर्मा"),
        ("id", "Penulis: Budi Santoso, 3 Mei 2025", "Budi Santoso"),
        ("vi", "Tác giả: Nguyễn Văn An, 3/5/2025", "Nguyễn Văn An"),
        ("th", "โดย สมชาย ใจดี | 3 พ.ค. 2568", "สมชาย ใจดี"),
        ("zh", "作者：王小明 | 2025年5月3日 10:00", "王小明"),
        ("ja", "執筆：山田太郎 | 2025年5月3日", "山田太郎"),
        ("ko", "홍길동 기자 | 2025.05.03 10:00", "홍길동"),
    ])
    func `A line of a language`(_ language: String, _ line: String, _ author: String) throws {
        let metadata = try cleaned("<html lang=\(language)>\(Self.head)<h1>\(Self.title)</h1><div>\(line)</div>")
            .metadata
        #expect(metadata.author == Metadata.Value(author, how: "byline"))
        #expect(metadata.published == Metadata.Value("2025-05-03", how: "visible-date"))
    }

    @Test(arguments: [
        ("ar", "تاريخ النشر: 3 أيار 2025 | آخر تحديث: 9 أيار 2025"), ("ar", "السبت ٣ مايو/أيار ٢٠٢٥ - ١٠:٣٠ ص"),
        ("ar", "السبت 5 ذو القعدة 1446هـ - 3 مايو 2025م"), ("fa", "تاریخ انتشار: ۱۳ اردیبهشت ۱۴۰۴ - ۱۰:۳۰"),
        ("fa", "شنبه 1404/02/13"), ("he", "פורסם: 03.05.25, 10:30 עודכן: 09.05.25"),
        ("tr", "Güncelleme Tarihi: 09.05.2025 Oluşturulma: 03.05.2025"),
        ("el", "Δημοσιεύτηκε: 3 ΜΑΪΟΥ 2025 Τελευταία ενημέρωση: 9 ΜΑΪΟΥ 2025"),
        ("bg", "Обновена: 09.05.2025 Публикувана: 03.05.2025"),
        ("ru", "10:30 03.05.2025 (обновлено: 11:00 09.05.2025)"),
        ("uk", "Оновлено 9 травня 2025, опубліковано 3 травня 2025"),
        ("sr", "Ажурирано: 09.05.2025. Објављено: 03.05.2025."),
        ("hr", "Zadnja izmjena: 9. svibnja 2025. Objavljeno: 3. svibnja 2025."),
        ("sl", "Objavljeno 3. 5. 2025 10.30"), ("pl", "Aktualizacja: 9 maja 2025, dodano: 3 maja 2025"),
        ("cs", "Vydáno 3. 5. 2025, aktualizováno 9. 5. 2025"), ("sk", "3. máj 2025 o 10:30"),
        ("hu", "Frissítve: 2025. május 9. Közzétéve: 2025. május 3."),
        ("fi", "Päivitetty 9.5.2025 klo 11.00 Julkaistu 3.5.2025 klo 10.30"),
        ("et", "Muudetud: 9. mai 2025 Avaldatud: 3. mai 2025"),
        ("lv", "Atjaunināts 2025. gada 9. maijā, publicēts 2025. gada 3. maijā"), ("lt", "2025 m. gegužės 3 d. 10:30"),
        ("ro", "Data actualizării: 09.05.2025 Data publicării: 03.05.2025"), ("sq", "E shtunë, 3 maj 2025"),
        ("mt", "3 ta’ Mejju, 2025"),
        ("ka", "2025 წლის 3 მაისი"), ("hy", "Մայիսի 3, 2025"), ("az", "2025-ci il 3 may"), ("kk", "2025 жылғы 3 мамыр"),
        ("ky", "2025-жылдын 3-майы"),
        ("mn", "2025 оны 05 сарын 03"), ("hi", "अपडेटेड 09 मई 2025 प्रकाशित 03 मई 2025"),
        ("bn", "প্রকাশ: ০৩ মে ২০২৫, ১০:৩০ আপডেট: ০৯ মে ২০২৫"),
        ("ur", "شائع 03 مئ 2025 اپ ڈیٹ 09 مئ 2025"), ("ta", "வெளியிடப்பட்டது: 3 மே 2025"), ("gu", "૩ મે ૨૦૨૫"),
        ("my", "၃ မေ ၂၀၂၅"), ("km", "ថ្ងៃទី ៣ ឧសភា ២០២៥"),
        ("th", "เผยแพร่: 3 พ.ค. 68 ปรับปรุง: 9 พ.ค. 68"), ("vi", "Thứ bảy, ngày 3 tháng 5 năm 2025"),
        ("id", "Diperbarui 9 Mei 2025 Diterbitkan 3 Mei 2025"),
        ("ms", "Dikemaskini 9 Mei 2025 Diterbitkan 3 Mei 2025"), ("zh", "更新时间：2025-05-09 发布时间：2025-05-03"),
        ("zh-TW", "民國114年5月3日"),
        ("ja", "更新日：2025年5月9日 公開日：令和7年5月3日"), ("ko", "수정 2025.05.09 11:00 입력 2025.05.03 10:30"),
        ("sw", "Imechapishwa: 03/05/2025"),
        ("fr", "Mis à jour le 09/05/2025, publié le 03/05/2025"),
        ("es", "Actualizado: 9 mayo, 2025 Publicado: 3 mayo, 2025"),
        ("pt", "Atualizado em 09/05/2025 11h Publicado em 03/05/2025 10h"),
        ("it", "Ultima modifica 9 maggio 2025, pubblicato 3 maggio 2025"),
        ("nl", "Laatste update: 9 mei 2025, gepubliceerd: 3 mei 2025"), ("de", "Stand: 9.5.25, veröffentlicht: 3.5.25"),
        ("sv", "Uppdaterad 2025-05-09 Publicerad 2025-05-03"), ("da", "Opdateret 9. maj 2025 Udgivet 3. maj 2025"),
        ("nb", "Sist oppdatert 9. mai 2025 Publisert 3. mai 2025"),
        ("is", "Uppfært 9. maí 2025 Birt 3. maí 2025"),
    ])
    func `A date line of a language`(_ language: String, _ line: String) throws {
        let published = try cleaned("<html lang=\(language)>\(Self.head)<h1>\(Self.title)</h1><div>\(line)</div>")
            .metadata.published
        #expect(published == Metadata.Value("2025-05-03", how: "visible-date"))
    }

    private func cleaned(_ page: String) throws -> Article {
        try article("\(page)<p>\(Self.prose)</p><p>\(Self.prose)</p>", path: "a.html")
    }

    private func said(_ value: Metadata.Value?) -> String? { value.map { "\($0.value) (\($0.how))" } }
}
