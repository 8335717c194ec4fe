/// What the tablet page and its answers say. The words of the page's own script stand in that script.
enum FieldTexts {
    static let title = "现场检查平板"
    static let shortTitle = "现场检查"
    static let lead = "任务包下载后可以在没有网络的地方使用；填写的内容和照片先保存在本机，联网后上传。"
    static let noScript = "这个页面需要启用 JavaScript 才能离线使用。联网时也可以在“监督检查”中填写检查表。"
    static let records = "现场上传记录"
    static let columns = ["种类", "现场记录时间", "上传时间", "账号", "说明", "校验值", "未采用的填写内容"]
    static let photo = "照片"
}
