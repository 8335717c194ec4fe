import Testing

@Suite struct VersionCommandTests {
    @Test func `version names program and version`() throws {
        let answer = try Zhijian.run("version")
        #expect(answer.status == 0)
        #expect(answer.output == "zhijian 0.1.0")
        #expect(try Zhijian.run("version", "--json").output == #"{"version":"0.1.0"}"#)
    }

    @Test func `an unknown command is unusable input`() throws {
        let answer = try Zhijian.run("no-such-command")
        #expect(answer.status == 2)
        #expect(answer.output.isEmpty)
    }
}
