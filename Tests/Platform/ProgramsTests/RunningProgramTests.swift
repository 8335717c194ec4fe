import Foundation
import Programs
import TestSupport
import Testing

@Suite struct RunningProgramTests {
    private func shell(_ script: String, environment: [String: String] = [:], output: RunningProgram.Stream = .nothing) throws
        -> RunningProgram
    {
        try RunningProgram(["sh", "-c", script], environment: environment, folder: "/", output: output)
    }

    @Test(arguments: [CInt(0), 1, 7, 127]) func `the exit status is told, as often as it is asked`(status: CInt) throws {
        let program = try shell("exit \(status)")
        #expect(program.wait() == status)
        #expect(program.wait() == status)
        #expect(program.ended() == status)
    }

    @Test func `an end by a signal is 128 and its number`() throws {
        #expect(try shell("kill -TERM $$; sleep 60").wait() == 128 + SIGTERM)
    }

    @Test func `a program that runs has no status; killed it has one, and killing it again does nothing`() throws {
        let program = try shell("sleep 60")
        #expect(program.ended() == nil)
        program.kill()
        #expect(program.ended() == 128 + SIGKILL)
        program.kill()
    }

    @Test func `words are added to a file; folder and environment are as given`() throws {
        let file = try TemporaryFolder.make().appendingPathComponent("words").path
        for name in ["one", "two"] { try shell("pwd; echo $NAME", environment: ["NAME": name], output: .file(file)).wait() }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "/\none\n/\ntwo\n")
    }

    @Test func `no other descriptor of this process is passed on`() throws {
        let open = Pipe()
        let number = open.fileHandleForWriting.fileDescriptor
        #expect(try shell("[ ! -e /proc/self/fd/\(number) ]").wait() == 0)
    }

    @Test func `what is not there cannot be started, and says its name`() throws {
        let error = #expect(throws: RunningProgram.NotStarted.self) { try RunningProgram(["/nowhere/dump", "--secret"]) }
        #expect(error?.description.contains("/nowhere/dump") == true)
        #expect(error?.description.contains("secret") == false)
    }
}
