// swift-tools-version: 6.1
import PackageDescription

// Reads as the drawing in Docs/Tour.md: one line a target — name, folder, what it uses.
// Direction: Core ← Platform ← Features ← Applications; the two engines are used by Applications alone.

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "_CryptoExtras", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")

func library(_ name: String, _ folder: String, uses: [Target.Dependency] = [], embeds: [Resource] = []) -> Target {
    .target(name: name, dependencies: uses, path: "Sources/\(folder)/\(name)", resources: embeds)
}

func tests(_ name: String, _ folder: String, uses: [Target.Dependency], data: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: uses, path: "Tests/\(folder)/\(name)", resources: data)
}

let core: [Target] = [
    library("Calendars", "Core", embeds: [.embedInCode("Tables")]),
    library("Identifiers", "Core", uses: ["Calendars"]),
    library("Quantities", "Core"),
    library("HygieneCalculations", "Core", uses: ["Quantities"]),
    library("Rulebook", "Core", uses: ["Calendars", "Quantities", "HygieneCalculations"], embeds: [.embedInCode("Tables")]),
    library("HJ212", "Core", uses: ["Calendars"]),
]

let platform: [Target] = [
    .systemLibrary(name: "CAllocation", path: "Sources/Platform/CAllocation"),
    .systemLibrary(name: "CLibPQ", path: "Sources/Platform/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CLibZip", path: "Sources/Platform/CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", path: "Sources/Platform/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", path: "Sources/Platform/CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
        name: "CXlsxWriter", path: "Sources/Platform/CXlsxWriter", pkgConfig: "xlsxwriter",
        providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
        name: "CMosquitto", path: "Sources/Platform/CMosquitto", pkgConfig: "libmosquitto",
        providers: [.apt(["libmosquitto-dev"])]),
    library("MessageBroker", "Platform", uses: ["CMosquitto"]),
    library("Database", "Platform", uses: ["Calendars", logging]),
    library("DatabaseSQLite", "Platform", uses: ["Database", grdb, sqlite]),
    library("Programs", "Platform"),
    library("DatabasePostgreSQL", "Platform", uses: ["Database", "Programs", "CLibPQ"]),
    library("Ledger", "Platform", uses: ["Calendars", "Database", crypto]),
    library("Access", "Platform", uses: ["Calendars", "Identifiers", "Database", "Ledger", crypto, cryptoExtras]),
    library("Registers", "Platform", uses: ["Calendars", "Database", "Ledger", "Access"]),
    library("Spreadsheets", "Platform", uses: ["Calendars", "CLibZip", "CExpat", "CXlsxWriter"]),
    library("Jobs", "Platform", uses: ["Calendars", "Database", logging]),
    library(
        "Imports", "Platform",
        uses: ["Calendars", "Identifiers", "Database", "Ledger", "Registers", "Access", "Spreadsheets", "Jobs", crypto]),
    library(
        "Pages", "Platform",
        uses: [
            "Calendars", "Identifiers", "Database", "Ledger", "Registers", "Access", "Imports", "Jobs", "Spreadsheets", "CZlib",
            hummingbird, crypto, lifecycle, logging, nio,
        ], embeds: [.embedInCode("Files")]),
]

let field: [Target.Dependency] = ["Calendars", "Identifiers", "Database", "Ledger", "Registers", "Access", "Pages"]

/// Every slice after the organisations: they name roles.
let slice: [Target.Dependency] = field + ["Organisations"]

let features: [Target] = [
    library("Organisations", "Features", uses: field),
    library("CodeTables", "Features", uses: slice + ["Rulebook", lifecycle], embeds: [.embedInCode("Tables")]),
    library("Employers", "Features", uses: slice + ["CodeTables"]),
    library("Declarations", "Features", uses: slice + ["CodeTables", "Employers"]),
    library("RuleExplorer", "Features", uses: ["Calendars", "Rulebook", "Registers", "Pages"]),
    library(
        "WorkplaceMonitoring", "Features",
        uses: slice + [
            "CodeTables", "Employers", "InspectionDraws", "RuleExplorer", "Rulebook", "Quantities", "HygieneCalculations",
        ]),
    library("InspectionDraws", "Features", uses: ["Identifiers", crypto]),
    library("EarlyWarning", "Features", uses: slice + ["CodeTables", "Employers"]),
    library(
        "RiskWarnings", "Features",
        uses: slice + ["Employers", "WorkplaceMonitoring", "HealthSurveillance", "EarlyWarning", "Rulebook", lifecycle, logging]),
    library(
        "HealthSurveillance", "Features",
        uses: slice + [
            "CodeTables", "Employers", "RuleExplorer", "WorkplaceMonitoring", "Rulebook", "Quantities", "Spreadsheets", crypto,
        ]),
    library(
        "RadiationDose", "Features",
        uses: slice + ["CodeTables", "Employers", "HealthSurveillance", "RuleExplorer", "Rulebook", "Quantities"]),
    library(
        "HealthInstitutions", "Features",
        uses: slice + ["CodeTables", "HealthSurveillance", "Rulebook", "HygieneCalculations", "Quantities", crypto],
        embeds: [.embedInCode("Tables")]),
    library(
        "OccupationalDiseases", "Features",
        uses: slice + [
            "CodeTables", "Employers", "HealthSurveillance", "HealthInstitutions", "RuleExplorer", "Rulebook", "Spreadsheets",
            crypto,
        ],
        embeds: [.embedInCode("Tables")]),
    library(
        "DiseaseMonitoring", "Features", uses: slice + ["CodeTables", "HealthSurveillance", "OccupationalDiseases"]),
    library(
        "PneumoconiosisCare", "Features",
        uses: slice + ["CodeTables", "HealthSurveillance", "OccupationalDiseases", "Identifiers", crypto]),
    library(
        "OnlineMonitoring", "Features",
        uses: slice + [
            "CodeTables", "Employers", "EarlyWarning", "RuleExplorer", "WorkplaceMonitoring", "Rulebook", "Quantities",
            "HygieneCalculations", "HJ212", "MessageBroker", "Spreadsheets", crypto, nio, nioPosix, lifecycle, logging,
        ],
        embeds: [.embedInCode("Packets")]),
    library(
        "HearingConservation", "Features",
        uses: slice + [
            "CodeTables", "Employers", "WorkplaceMonitoring", "OnlineMonitoring", "HealthSurveillance", "RuleExplorer",
            "Rulebook",
            "Quantities", "Spreadsheets", crypto, nio,
        ], embeds: [.embedInCode("Tables")]),
    library(
        "Supervision", "Features",
        uses: slice + [
            "CodeTables", "Employers", "EarlyWarning", "InspectionDraws", "RuleExplorer", "Rulebook", "Quantities",
            "Spreadsheets", crypto,
        ],
        embeds: [.embedInCode("Tables"), .embedInCode("Files")]),
    library(
        "ServiceInstitutions", "Features",
        uses: slice + ["CodeTables", "Employers", "WorkplaceMonitoring", "InspectionDraws"], embeds: [.embedInCode("Tables")]),
    library(
        "Indicators", "Features",
        uses: slice + [
            "CodeTables", "Employers", "Declarations", "WorkplaceMonitoring", "RadiationDose", "OccupationalDiseases",
            "HealthInstitutions", "HearingConservation", "RuleExplorer", "Rulebook", "Quantities", "Supervision", crypto,
        ]),
    library(
        "Cockpit", "Features",
        uses: slice + ["CodeTables", "Employers", "Declarations", "WorkplaceMonitoring", "Indicators", "Rulebook"]),
]

let product: [Target.Dependency] = features.map { .byName(name: $0.name) }

let applications: [Target] = [
    library("DemoCity", "Applications", uses: field + product + ["HJ212"]),
    library(
        "Server", "Applications",
        uses: field + product + ["DatabaseSQLite", "DatabasePostgreSQL", "Imports", "Jobs", hummingbird, lifecycle, logging]),
    .executableTarget(
        name: "zhijian",
        dependencies: field + product + [
            "CAllocation", "Server", "DemoCity", "HJ212", "HygieneCalculations", "MessageBroker", "Quantities", "Rulebook",
            "DatabaseSQLite",
            "DatabasePostgreSQL", "Imports", "Programs", "Spreadsheets",
            "Jobs", arguments, crypto, logging,
        ],
        path: "Sources/Applications/CommandLine", resources: [.embedInCode("Embedded")]),
]

let testTargets: [Target] = [
    .testTarget(name: "CodeHealthTests", path: "Tests/CodeHealthTests"),
    tests(
        "IndicatorsTests", "Features",
        uses: slice + [
            "CodeTables", "Employers", "Declarations", "WorkplaceMonitoring", "Indicators", "Rulebook", "FieldTestSupport",
            "TestSupport",
        ]),
    tests(
        "CockpitTests", "Features", uses: slice + ["Employers", "Indicators", "Cockpit", "FieldTestSupport"]),
    tests(
        "WorkplaceMonitoringTests", "Features",
        uses: slice + ["Employers", "InspectionDraws", "RuleExplorer", "WorkplaceMonitoring", "FieldTestSupport"]),
    tests(
        "ServiceInstitutionsTests", "Features",
        uses: slice + ["Employers", "WorkplaceMonitoring", "ServiceInstitutions", "FieldTestSupport", "TestSupport"]),
    tests(
        "HealthSurveillanceTests", "Features",
        uses: slice + [
            "CodeTables", "Employers", "Declarations", "WorkplaceMonitoring", "HealthSurveillance", "Rulebook", "Imports",
            "Jobs", "Spreadsheets",
            "FieldTestSupport", "TestSupport",
        ]),
    tests(
        "RadiationDoseTests", "Features",
        uses: slice + [
            "Employers", "HealthSurveillance", "WorkplaceMonitoring", "RadiationDose", "Indicators", "FieldTestSupport",
            "TestSupport",
        ]),
    tests(
        "HealthInstitutionsTests", "Features",
        uses: slice + [
            "CodeTables", "Employers", "WorkplaceMonitoring", "HealthSurveillance", "HealthInstitutions", "Indicators",
            "FieldTestSupport", "TestSupport",
        ]),
    tests(
        "OccupationalDiseasesTests", "Features",
        uses: slice + [
            "CodeTables", "Employers", "HealthSurveillance", "HealthInstitutions", "WorkplaceMonitoring", "OccupationalDiseases",
            "Indicators", "Spreadsheets",
            "FieldTestSupport",
            "TestSupport",
        ]),
    tests(
        "DiseaseMonitoringTests", "Features",
        uses: slice + [
            "CodeTables", "Employers", "WorkplaceMonitoring", "HealthSurveillance", "HealthInstitutions", "OccupationalDiseases",
            "DiseaseMonitoring", "FieldTestSupport", "TestSupport",
        ]),
    tests(
        "PneumoconiosisCareTests", "Features",
        uses: slice + [
            "CodeTables", "Employers", "WorkplaceMonitoring", "HealthSurveillance", "HealthInstitutions", "OccupationalDiseases",
            "PneumoconiosisCare", "FieldTestSupport", "TestSupport",
        ]),
    tests(
        "CommandLineTests", "Applications",
        uses: ["zhijian", "Server", "Database", "DatabaseSQLite", "Programs", "TestSupport", logging]),
    tests(
        "ServerTests", "Applications",
        uses: field + [
            "zhijian", "Server", "Organisations", "Employers", "OnlineMonitoring", "HJ212", "Programs", "TestSupport",
            "FieldTestSupport", lifecycle, logging,
        ]),
    tests("ProgramsTests", "Platform", uses: ["Programs", "TestSupport"]),
    tests("LedgerTests", "Platform", uses: ["Calendars", "Database", "Ledger", "TestSupport"]),
    tests("RegistersTests", "Platform", uses: ["Calendars", "Database", "Ledger", "Access", "Registers", "TestSupport"]),
    tests("AccessTests", "Platform", uses: ["Access", "Calendars", "Identifiers", "Database", "Ledger", "TestSupport", crypto]),
    .executableTarget(
        name: "durability-writer", dependencies: ["Database", "DatabaseSQLite"], path: "Tests/Platform/DurabilityWriter"),
    tests(
        "DatabaseTests", "Platform",
        uses: ["Calendars", "Database", "DatabaseSQLite", "DatabasePostgreSQL", "Programs", "TestSupport", "durability-writer"]),
    .target(
        name: "TestSupport", dependencies: ["Database", "DatabaseSQLite", "DatabasePostgreSQL", "Programs", "CLibZip"],
        path: "Tests/TestSupport",
        exclude: ["Field"]),
    .target(
        name: "FieldTestSupport",
        dependencies: slice + [
            "CodeTables", "Employers", "Declarations", "TestSupport", hummingbird, hummingbirdTesting, logging,
        ],
        path: "Tests/TestSupport/Field"),
    tests("CodeTablesTests", "Features", uses: slice + ["CodeTables", "FieldTestSupport", "TestSupport"]),
    tests("EmployersTests", "Features", uses: slice + ["CodeTables", "Employers", "FieldTestSupport", "TestSupport"]),
    tests(
        "DeclarationsTests", "Features",
        uses: slice + ["CodeTables", "Employers", "Declarations", "FieldTestSupport", "TestSupport"]),
    tests(
        "DemoCityTests", "Applications",
        uses: field + product + ["DemoCity", "Server", "TestSupport", logging]),
    tests("CalendarsTests", "Core", uses: ["Calendars"]),
    tests(
        "PagesTests", "Platform",
        uses: [
            "Calendars", "Database", "Registers", "Access", "Imports", "Jobs", "Ledger", "Spreadsheets", "CZlib", "Pages",
            "TestSupport",
            hummingbird,
            hummingbirdTesting, logging, nio,
        ]),
    tests("SpreadsheetsTests", "Platform", uses: ["Spreadsheets", "Calendars", "CLibZip", "TestSupport"]),
    tests("JobsTests", "Platform", uses: ["Jobs", "Calendars", "Database", "TestSupport", logging]),
    tests(
        "ImportsTests", "Platform",
        uses: [
            "Imports", "Jobs", "Spreadsheets", "Registers", "Ledger", "Access", "Calendars", "Database", "TestSupport", logging,
        ]),
    tests("QuantitiesTests", "Core", uses: ["Quantities"]),
    tests("HygieneCalculationsTests", "Core", uses: ["HygieneCalculations", "Quantities"]),
    tests("RulebookTests", "Core", uses: ["Rulebook", "Calendars", "Quantities", "HygieneCalculations"], data: [.copy("Data")]),
    tests("RuleExplorerTests", "Features", uses: slice + ["RuleExplorer", "Rulebook", "FieldTestSupport"]),
    tests("IdentifiersTests", "Core", uses: ["Calendars", "Identifiers"], data: [.copy("Examples")]),
    tests("HJ212Tests", "Core", uses: ["Calendars", "HJ212"], data: [.copy("Packets")]),
    tests(
        "OnlineMonitoringTests", "Features",
        uses: [
            "Access", "Calendars", "CodeTables", "Database", "EarlyWarning", "Employers", "HJ212", "Ledger", "MessageBroker",
            "OnlineMonitoring",
            "Organisations", "Pages", "Programs", "Registers", "Rulebook", "TestSupport", "FieldTestSupport",
            "WorkplaceMonitoring",
            lifecycle,
            logging, nio, nioPosix,
        ]),
    tests(
        "EarlyWarningTests", "Features",
        uses: slice + ["CodeTables", "Employers", "EarlyWarning", "FieldTestSupport", "TestSupport"]),
    tests(
        "HearingConservationTests", "Features",
        uses: slice + [
            "CodeTables", "EarlyWarning", "Employers", "WorkplaceMonitoring", "OnlineMonitoring", "HealthSurveillance",
            "HearingConservation", "Indicators", "Imports", "Jobs", "Spreadsheets", "Rulebook", "Quantities", "FieldTestSupport",
            "TestSupport",
        ]),
    tests(
        "RiskWarningsTests", "Features",
        uses: slice + [
            "Employers", "EarlyWarning", "WorkplaceMonitoring", "HealthSurveillance", "RiskWarnings", "FieldTestSupport",
            "TestSupport",
        ]),
    tests("InspectionDrawsTests", "Features", uses: ["InspectionDraws", "TestSupport"]),
    tests(
        "SupervisionTests", "Features",
        uses: slice + [
            "Employers", "EarlyWarning", "InspectionDraws", "WorkplaceMonitoring", "Supervision", "Indicators", "Rulebook",
            "FieldTestSupport",
            "TestSupport",
        ]),
]

let package = Package(
    name: "zhijian",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: core + platform + features + applications + testTargets,
    swiftLanguageModes: [.v6]
)
