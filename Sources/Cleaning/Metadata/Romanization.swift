import Bytes

/// How a word may be written in ASCII letters: Latin letters without accents, Cyrillic and Greek ones by the customs of the
/// languages that use them, which differ; nothing where the word has another letter.
///
/// - Parameter word: In lower case.
func romanizations(of word: [UInt8]) -> [[UInt8]] {
    var forms: [[UInt8]] = []
    for custom in customs {
        var form: [UInt8] = []
        var i = 0
        var isWhole = true
        while i < word.count {
            let scalar = decodeScalar(word.span, at: i)
            i += scalar.byteCount
            if scalar.value < 0x80 {
                form.append(UInt8(scalar.value))
            } else if let letters = custom[scalar.value] ?? common[scalar.value] {
                form += letters
            } else {
                isWhole = false
                break
            }
        }
        if isWhole && !forms.contains(form) { forms.append(form) }
    }
    return forms
}

/// Russian and Bulgarian, Ukrainian, and Serbian and Macedonian customs, where they differ.
private let customs: [[UInt32: [UInt8]]] = [
    letters("г:g и:i й:y х:kh ц:ts ч:ch ш:sh ж:zh ю:yu я:ya щ:shch ъ:a е:e і:i"),
    letters("г:h и:y й:i х:kh ц:ts ч:ch ш:sh ж:zh ю:iu я:ia щ:shch ъ: е:e і:i"),
    letters("г:g и:i й:j х:h ц:c ч:c ш:s ж:z ю:ju я:ja щ:st ъ:a е:ye і:y"),
]

/// - Source: the letters without their marks, and the romanizations of the BGN/PCGN.
private let common = letters(
    """
    а:a б:b в:v д:d ё:e є:ye з:z ї:yi к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f ы:y ь: э:e ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz \
    ѓ:gj ќ:kj ѕ:dz ў:u ґ:g ә:a ғ:g қ:k ң:n ө:o ұ:u ү:u һ:h α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p \
    ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o ά:a έ:e ή:i ί:i ό:o ύ:y ώ:o ϊ:i ΐ:i à:a á:a â:a ã:a ä:a å:a æ:ae ç:c è:e é:e ê:e \
    ë:e ì:i í:i î:i ï:i ð:d ñ:n ò:o ó:o ô:o õ:o ö:o ø:o ù:u ú:u û:u ü:u ý:y þ:th ÿ:y ā:a ă:a ą:a ć:c č:c ď:d đ:d ē:e ė:e ę:e \
    ě:e ğ:g ģ:g ħ:h ī:i į:i ı:i İ:i ķ:k ļ:l ľ:l ĺ:l ł:l ń:n ņ:n ň:n ő:o œ:oe ŕ:r ř:r ś:s ş:s š:s ș:s ß:ss ţ:t ť:t ț:t ū:u ů:u \
    ű:u ų:u ź:z ż:z ž:z ơ:o ư:u ə:a ạ:a ả:a ấ:a ầ:a ẩ:a ẫ:a ậ:a ắ:a ằ:a ẳ:a ẵ:a ặ:a ẹ:e ẻ:e ẽ:e ế:e ề:e ể:e ễ:e ệ:e ỉ:i ị:i \
    ọ:o ỏ:o ố:o ồ:o ổ:o ỗ:o ộ:o ớ:o ờ:o ở:o ỡ:o ợ:o ụ:u ủ:u ứ:u ừ:u ử:u ữ:u ự:u ỳ:y ỵ:y ỷ:y ỹ:y
    """)

/// Reads `а:a б:b`.
private func letters(_ table: String) -> [UInt32: [UInt8]] {
    var letters: [UInt32: [UInt8]] = [:]
    for pair in table.split(separator: " ") {
        let sides = pair.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count == 2, let scalar = sides[0].unicodeScalars.first else {
            preconditionFailure("a letter without its romanization: \(pair)")
        }
        letters[scalar.value] = Array(sides[1].utf8)
    }
    return letters
}
