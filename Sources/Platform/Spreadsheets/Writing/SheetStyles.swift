import CXlsxWriter

/// The few looks of a written workbook. The formats belong to the workbook and end with it.
struct SheetStyles {
    let heading: UnsafeMutablePointer<lxw_format>?
    let requiredHeading: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?
    let wrong: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        func heading(_ ink: lxw_color_t) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(workbook)
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_font_color(format, ink)
            format_set_bg_color(format, 0xD9E6F2)
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            return format
        }
        self.heading = heading(0x1F3A5F)
        requiredHeading = heading(0xB00020)
        // Text columns are text cells, so that an identity number typed into a template keeps its last digits.
        text = workbook_add_format(workbook)
        format_set_num_format(text, "@")
        day = workbook_add_format(workbook)
        format_set_num_format(day, "yyyy-mm-dd")
        wrong = workbook_add_format(workbook)
        format_set_num_format(wrong, "@")
        format_set_bg_color(wrong, 0xFFC7CE)
        format_set_font_color(wrong, 0x9C0006)
    }

    func of(_ content: SheetColumn.Content) -> UnsafeMutablePointer<lxw_format>? {
        switch content {
        case .text: text
        case .day: day
        case .number: nil
        }
    }
}
