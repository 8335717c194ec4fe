import ArgumentParser
import DemoCity
import Foundation

/// Employers to import: complete rows, and one in so many with a wrong check character.
struct EmployerSheet {
    static let headings = "统一社会信用代码,单位名称,所属地区,工作场所地址,行业,企业规模,法定代表人,在册职工数,外委人员数"
    /// Counties of the demo city and industries of the table; the sheet shall resemble one that an office has.
    private static let counties = ["441702", "441704", "441721", "441781"]
    private static let industries = ["1011", "1019", "3032", "2110", "3021", "3031"]
    private static let sizes = ["01", "02", "03", "04"]

    var rows: Int
    /// One row in so many is bad; 0 for none.
    var badEvery: Int

    func write(to path: String) throws {
        guard let file = fopen(path, "w") else { throw ExitCode(2) }
        defer { fclose(file) }
        fputs(EmployerSheet.headings + "\n", file)
        for number in 0..<rows { fputs(line(number) + "\n", file) }
    }

    private func line(_ number: Int) -> String {
        let county = EmployerSheet.counties[number % 4]
        var code = SimulatedCodes.credit("91", region: county, number: 1_000_000 + number)
        if badEvery > 0, number % badEvery == badEvery - 1 { code = String(code.dropLast()) + (code.hasSuffix("0") ? "1" : "0") }
        return [
            code, "模拟导入第\(number)厂", county, "模拟工业路\(number)号", EmployerSheet.industries[number % 6],
            EmployerSheet.sizes[number % 4], "模拟法人\(number)", "\(8 + number % 400)", "\(number % 5)",
        ].joined(separator: ",")
    }
}

struct ImportSheetBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-import", abstract: "Write a sheet of employers, one in a hundred with a wrong check character")

    @Option(help: "Rows.") var rows: Int
    @Option(help: "Where to write.") var file: String

    func run() throws { try EmployerSheet(rows: rows, badEvery: 100).write(to: file) }
}
