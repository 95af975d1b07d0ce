// swift-tools-version: 6.3
import PackageDescription

// A package of its own, since all of it is built with libFuzzer's instrumentation; `make fuzz` runs it.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "parley", path: "../..")],
    targets: [
        .executableTarget(
            name: "Fuzz", dependencies: [.product(name: "ParleyCleaning", package: "parley")],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
    ]
)
