import Hummingbird

extension PageRequest {
    /// A page that a device keeps and opens without network: it names no account and carries no form token.
    ///
    /// - Parameter addresses: of the slice's own manifest, sheet and script (a module).
    public func application(
        _ title: String, manifest: String, sheet: String, script: String, body: HTML
    ) -> PageAnswer {
        let assets = product.assets
        func link(_ name: String) -> HTML {
            assets.address(name).map { "<link rel=\"stylesheet\" href=\"\($0)\">\n" } ?? .empty
        }
        return Response.html(
            """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="theme-color" content="#17404a">
            <link rel="manifest" href="\(manifest)">
            <link rel="icon" href="\(assets.address("icon.svg") ?? "data:,")">
            <title>\(title) - \(Texts.Layout.product)</title>
            \(link("bootstrap.min.css"))\(link("zhijian.css"))<link rel="stylesheet" href="\(sheet)">
            <script src="\(script)" type="module"></script>
            </head>
            <body>
            <a class="skip-link" href="#content">\(Texts.Layout.skip)</a>
            \(Layout.demoBanner(self))
            <header class="top"><a class="brand" href="/"><span class="brand-mark" aria-hidden="true">职健</span><span class="brand-name">\(title)</span></a></header>
            <main id="content" class="content" tabindex="-1"><h1>\(title)</h1>
            \(body)
            </main>
            </body>
            </html>
            """)
    }
}
