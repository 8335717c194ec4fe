import Access
import Registers

/// One step of the path above a page's heading; without an address it is the page itself.
public struct Crumb: Sendable {
    public var title: String
    public var address: String?
    public init(_ title: String, _ address: String? = nil) {
        self.title = title
        self.address = address
    }
}

/// The frame of every page: head, top bar, menu, path, heading, notice.
enum Layout {
    static func page(
        _ page: PageRequest, title: String, crumbs: [Crumb] = [], charts: Bool = false, failed: Bool = false, body: HTML
    ) -> HTML {
        let notice = page.query["done"].flatMap { page.product.notices[$0] }
        let shown: HTML = notice.map { "<div class=\"notice notice-good\" role=\"status\">\($0)</div>" } ?? .empty
        return document(
            title: failed ? Texts.Layout.failed(title) : title, assets: page.product.assets, charts: charts,
            body: """
                <a class="skip-link" href="#content">\(Texts.Layout.skip)</a>
                \(demoBanner(page))
                \(topBar(page))
                <div class="frame">
                \(page.may(.signedIn) ? menu(page) : .empty)
                <main id="content" class="content\(page.account == nil || page.principal.owes != nil ? " entrance" : "")" tabindex="-1">
                \(path(crumbs, title))
                \(shown)
                <h1>\(title)</h1>
                \(body)
                </main>
                </div>
                <footer class="foot"><p>\(Texts.Layout.foot(page.product.settings.office))</p></footer>
                """)
    }

    /// A page that needs nothing of the store.
    static func bare(title: String, body: HTML) -> HTML {
        document(
            title: title, assets: Assets(folder: nil), charts: false,
            body: "<main id=\"content\" class=\"content narrow\"><h1>\(title)</h1>\(body)</main>")
    }

    private static func document(title: String, assets: Assets, charts: Bool, body: HTML) -> HTML {
        func sheet(_ name: String) -> HTML {
            assets.address(name).map { "<link rel=\"stylesheet\" href=\"\($0)\">\n" } ?? .empty
        }
        func script(_ name: String) -> HTML { assets.address(name).map { "<script src=\"\($0)\" defer></script>\n" } ?? .empty }
        // htmx must neither evaluate text nor write style elements: the content policy refuses both.
        let settings = #"{"includeIndicatorStyles":false,"allowEval":false,"selfRequestsOnly":true}"#
        return """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="htmx-config" content="\(settings)">
            <link rel="icon" href="\(assets.address("icon.svg") ?? "data:,")">
            <title>\(title) - \(Texts.Layout.product)</title>
            \(sheet("bootstrap.min.css"))\(sheet("zhijian.css"))\(script("htmx.min.js"))\(script("htmx-sse.min.js"))\(script("zhijian.js"))\(charts ? script("echarts.min.js") : .empty)</head>
            <body>
            \(body)
            </body>
            </html>
            """
    }

    static func demoBanner(_ page: PageRequest) -> HTML {
        page.product.settings.isDemo ? "<div class=\"demo-banner\" role=\"note\">\(Texts.Layout.demo)</div>" : .empty
    }

    private static func topBar(_ page: PageRequest) -> HTML {
        let search: HTML =
            page.may(.signedIn)
            ? """
            <form class="top-search" action="/search" method="get" role="search">
            <label class="visually-hidden" for="top-search">\(Texts.Layout.search)</label>
            <input id="top-search" name="q" type="search" placeholder="\(Texts.Layout.searchHint)" autocomplete="off">
            <button type="submit">\(Texts.Layout.search)</button>
            </form>
            """ : .empty
        return """
            <header class="top">
            <a class="brand" href="/"><span class="brand-mark" aria-hidden="true">职健</span><span class="brand-name">\(Texts.Layout.product)</span></a>
            \(search)
            \(person(page))
            </header>
            """
    }

    private static func person(_ page: PageRequest) -> HTML {
        guard let account = page.account else {
            return
                "<nav class=\"person\" aria-label=\"\(Texts.Layout.account)\"><a href=\"\(SignInAddress.signIn)\">\(Texts.SignIn.title)</a></nav>"
        }
        let region =
            account.region.isNowhere || account.region.isRoot
            ? "" : page.product.codes.entry(page.product.settings.regionTable, account.region.code)?.label ?? ""
        let place = [region, page.product.roles.label(account.role)].filter { !$0.isEmpty }.joined(separator: " · ")
        return """
            <nav class="person" aria-label="\(Texts.Layout.account)">
            \(page.may(.signedIn) ? "<a class=\"menu-link\" href=\"#menu\">\(Texts.Layout.menu)</a>" : .empty)
            <a href="/account" class="person-name">\(account.displayName)<span class="person-place">\(place)</span></a>
            <form method="post" action="\(SignInAddress.signOut)">\(page.tokenField)<button class="link-button" type="submit">\(Texts.SignIn.signOut)</button></form>
            </nav>
            """
    }

    /// Entries that fit on one screen.
    private static let shortMenu = 14

    private static func menu(_ page: PageRequest) -> HTML {
        var entries = page.product.menu.filter { page.may($0.entry) }
        entries += AccountRoutes.menu.filter { page.may($0.entry) }
        var headings: [String] = []
        for entry in entries where !headings.contains(entry.heading) { headings.append(entry.heading) }
        let here = page.path
        // Of `/health/institutions` and `/health/institutions/coverage` the longer one says where the person is.
        let current = entries.filter { here == $0.address || here.hasPrefix($0.address + "/") }.max {
            $0.address.count < $1.address.count
        }
        func isHere(_ entry: MenuEntry) -> Bool { entry.address == current?.address }
        // A short menu lies open; a long one opens where the person is, the rest at a touch.
        let isShort = entries.count <= shortMenu
        let groups = headings.html { heading in
            let group = entries.filter { $0.heading == heading }
            return """
                <details class="menu-group" data-group="\(heading)"\(attribute: "open", if: isShort || group.contains(where: isHere))>
                <summary class="menu-heading">\(heading)</summary>
                <ul>\(group.html { entry in
                    "<li><a href=\"\(entry.address)\"\(attribute: "aria-current=\"page\"", if: isHere(entry))>\(entry.title)</a></li>"
                })</ul>
                </details>
                """
        }
        return """
            <nav id="menu" class="menu" aria-label="\(Texts.Layout.menu)">
            <a class="menu-close" href="#content">\(Texts.Layout.closeMenu)</a>
            <ul><li><a href="/"\(attribute: "aria-current=\"page\"", if: here == "/")>\(Texts.Desk.title)</a></li></ul>
            \(groups)
            </nav>
            """
    }

    private static func path(_ crumbs: [Crumb], _ title: String) -> HTML {
        guard !crumbs.isEmpty else { return .empty }
        let steps = crumbs.html { crumb in
            crumb.address.map { "<li><a href=\"\($0)\">\(crumb.title)</a></li>" } ?? "<li>\(crumb.title)</li>"
        }
        return """
            <nav class="path" aria-label="\(Texts.Layout.path)"><ol><li><a href="/">\(Texts.Desk.title)</a></li>\(steps)<li aria-current="page">\(title)</li></ol></nav>
            """
    }
}
