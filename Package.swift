// swift-tools-version: 6.3
import PackageDescription

/// What every target of ours is built with: the strictest that Swift 6.3 offers without unsafe flags.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableExperimentalFeature("Lifetimes"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name, dependencies: ["StageKit", "Records", "JSONLines", "Bytes", argumentParser] + dependencies,
        swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func systemLibrary(_ name: String, _ pkgConfig: String, debian: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

let package = Package(
    name: "parley",
    // What Tests/Fuzz, a package of its own, is built of.
    products: [
        .library(
            name: "ParleyCleaning",
            targets: [
                "Cleaning", "Evaluation", "Messages", "WebArchives", "Tagging", "Records", "JSONLines", "Lexicons",
                "Bytes",
            ])
    ],
    dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
    targets: [
        systemLibrary("CLibXML2", "libxml-2.0", debian: "libxml2-dev"),
        systemLibrary("CPCRE2", "libpcre2-8", debian: "libpcre2-dev"),
        systemLibrary("CLibCrypto", "libcrypto", debian: "libssl-dev"),
        systemLibrary("CZlib", "zlib", debian: "zlib1g-dev"),
        systemLibrary("CZstd", "libzstd", debian: "libzstd-dev"),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CWriteback"),

        // The ground floor: what every floor above stands on.
        library("Bytes", ["CLibCrypto", "CWriteback"]),
        library("JSONLines", ["Bytes"]),
        library("Patterns", ["CPCRE2", "Bytes"]),
        library("Lexicons", ["Bytes"]),
        library("Unpacking", ["CZlib", "CZstd", "Bytes"]),
        library("WebArchives", ["Unpacking", "Bytes"]),
        library("Messages", ["Bytes"]),
        library("CharacterReferences", ["Bytes"]),
        library("Tagging", ["Bytes"]),
        library("Trees", ["Tagging", "Lexicons", "Bytes"]),
        library("Records", ["JSONLines", "Bytes"]),
        library("StageKit", ["CMalloc", "Tagging", "Lexicons", "Records", "JSONLines", "Bytes", argumentParser]),
        library("Shingling", ["StageKit", "Bytes"]),
        library("Language", ["Bytes", "Lexicons"]),

        // The five stages: they know Records, never each other.
        library(
            "Cleaning",
            [
                "CharacterReferences", "Messages", "Tagging", "Patterns", "Trees", "Lexicons", "Records", "JSONLines",
                "Bytes",
            ]),
        library("Deduplication", ["Shingling", "StageKit", "Records", "Bytes"]),
        library("Extraction", ["Language", "Tagging", "Lexicons", "Records", "Bytes"]),
        library("Annotation", ["Language", "Patterns", "Lexicons", "Records", "Bytes"]),
        library("Exporting", ["CLibXML2", "Shingling", "Records", "JSONLines", "Bytes"]),

        program("clean", ["Cleaning", "Messages", "WebArchives", "Unpacking"]),
        program("dedupe", ["Deduplication", "Shingling"]),
        program("extract", ["Extraction", "Tagging"]),
        program("annotate", ["Annotation", "Lexicons"]),
        program("export", ["Exporting"]),
        // What the maintainers measure and check an output with; the generator of articles is the tests'.
        library(
            "Evaluation",
            ["CharacterReferences", "Messages", "WebArchives", "Unpacking", "Lexicons", "JSONLines", "Bytes"]),
        program("evaluate", ["Evaluation", "Extraction", "Annotation", "Lexicons", "TestSupport"]),
        // Makes the models in pipeline/models.
        program("train", ["Evaluation", "Cleaning", "Extraction", "Trees", "Tagging", "Shingling", "Lexicons"]),

        // What several test targets share: random input with a seed, running a program, finding a folder of the project.
        .target(
            name: "TestSupport", dependencies: ["CLibXML2", "CZlib", "CZstd", "Lexicons", "JSONLines", "Bytes"],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        tests("BytesTests", ["Bytes", "TestSupport"]),
        tests("UnpackingTests", ["Unpacking", "Bytes", "TestSupport"]),
        tests("WebArchivesTests", ["WebArchives", "Unpacking", "Bytes", "TestSupport"]),
        tests("MessagesTests", ["Messages", "Bytes", "TestSupport"]),
        tests("JSONLinesTests", ["JSONLines", "Bytes", "TestSupport"]),
        tests("PatternsTests", ["Patterns", "Bytes", "TestSupport"]),
        tests("LexiconsTests", ["Lexicons", "TestSupport"]),
        tests("RecordsTests", ["Records", "JSONLines", "Bytes", "TestSupport"]),
        tests("StageKitTests", ["StageKit", "Records", "JSONLines", "Bytes", "TestSupport"]),
        tests("LanguageTests", ["Language", "Bytes", "TestSupport"]),
        tests("TaggingTests", ["Tagging", "Bytes", "TestSupport"]),
        tests("TreesTests", ["Trees", "Lexicons", "TestSupport"]),
        tests(
            "CleaningTests",
            [
                "Cleaning", "clean", "WebArchives", "CLibXML2", "Tagging", "Lexicons", "Records", "JSONLines", "Bytes",
                "TestSupport",
            ]),
        tests("ShinglingTests", ["Shingling", "TestSupport"]),
        tests(
            "DeduplicationTests", ["Deduplication", "Shingling", "Records", "JSONLines", "Bytes", "TestSupport"]),
        tests(
            "ExtractionTests",
            ["Extraction", "Tagging", "Language", "Records", "JSONLines", "Bytes", "TestSupport"]),
        tests(
            "AnnotationTests", ["Annotation", "Language", "Lexicons", "Records", "JSONLines", "Bytes", "TestSupport"],
            exclude: ["Cases"]),
        tests("EvaluationTests", ["Evaluation", "JSONLines", "Bytes", "TestSupport"]),
        tests("ExportingTests", ["Exporting", "Shingling", "Records", "JSONLines", "Bytes", "TestSupport"]),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "Cleaning", "Deduplication", "Extraction", "Annotation", "Evaluation", "Records", "JSONLines",
                "Lexicons",
                "Bytes", "TestSupport",
            ], exclude: ["Help"], swiftSettings: settings),
    ]
)
