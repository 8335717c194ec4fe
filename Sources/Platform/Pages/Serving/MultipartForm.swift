import Foundation

/// `multipart/form-data` of a form with files.
enum MultipartForm {
    static func boundary(_ contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let start = contentType.range(of: "boundary=", options: .caseInsensitive)?.upperBound
        else { return nil }
        let value = contentType[start...].prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces)
        let bare = value.trimmingCharacters(in: ["\""])
        return (1...70).contains(bare.utf8.count) ? bare : nil
    }

    static func read(_ bytes: [UInt8], boundary: String) throws(PageError) -> Form {
        let mark = Array("--\(boundary)".utf8)
        var form = Form()
        guard var position = find(mark, in: bytes, from: 0).map({ $0 + mark.count }) else { throw PageError.badForm }
        var parts = 0
        while true {
            // `--` behind the mark ends the form.
            if position + 1 < bytes.count, bytes[position] == 0x2D, bytes[position + 1] == 0x2D { return form }
            guard let end = find([0x0D, 0x0A] + mark, in: bytes, from: position),
                let headEnd = find([0x0D, 0x0A, 0x0D, 0x0A], in: bytes, from: position), headEnd <= end
            else { throw PageError.badForm }
            parts += 1
            guard parts <= 1_000 else { throw PageError.tooManyFields }
            let head = try FormEncoding.text(Array(bytes[position..<headEnd]))
            let content = headEnd + 4 <= end ? Array(bytes[(headEnd + 4)..<end]) : []
            try add(head, content, to: &form)
            position = end + 2 + mark.count
        }
    }

    private static func add(_ head: String, _ content: [UInt8], to form: inout Form) throws(PageError) {
        let line = head.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = attribute("name", of: line) else { throw PageError.badForm }
        if let fileName = attribute("filename", of: line) {
            // A file field left empty sends a part without name and bytes.
            if !fileName.isEmpty || !content.isEmpty { form.append(name, Form.File(name: fileName, bytes: content)) }
        } else {
            form.append(name, try FormEncoding.text(content))
        }
    }

    private static func attribute(_ name: String, of line: Substring) -> String? {
        var rest = line[...]
        while let start = rest.range(of: "\(name)=\"") {
            let isWhole = start.lowerBound == rest.startIndex || " ;".contains(rest[rest.index(before: start.lowerBound)])
            let value = rest[start.upperBound...].prefix { $0 != "\"" }
            if isWhole { return String(value).replacing("%22", with: "\"") }
            rest = rest[start.upperBound...]
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start >= 0, bytes.count >= needle.count, let first = needle.first else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            var position = start
            let last = buffer.count - needle.count
            while position <= last {
                if buffer[position] == first, needle.indices.allSatisfy({ buffer[position + $0] == needle[$0] }) {
                    return position
                }
                position += 1
            }
            return nil
        }
    }
}
