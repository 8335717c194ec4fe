/// What the product already knows for each item of the score table: nobody types a fact twice.
enum DemonstrationEvidence {
    static func facts(_ chain: HearingChain) -> [String: String] {
        let posts = chain.links.map(\.post.record)
        let loud = posts.filter(\.isLoud)
        let lower = posts.count { post in post.levelBefore.map { before in (post.level ?? before) <= before - 3 } ?? false }
        var fit = HearingChain.Fit()
        for link in chain.links {
            fit.tested += link.fit.tested
            fit.passed += link.fit.passed
            fit.waiting += link.fit.waiting
        }
        let surveys = chain.links.compactMap(\.wearing).filter { !$0.isSelf }
        let hearing = chain.links.map(\.hearing)
        let actions = DemonstrationTexts.actions(
            chain.links.reduce(0) { $0 + $1.doneActions }, chain.links.reduce(0) { $0 + $1.openActions.count })
        return [
            "A2": DemonstrationTexts.posts(posts.count, posts.count { $0.level != nil }, posts.count { !$0.spectrum.isEmpty }),
            "A3": actions,
            "B1": DemonstrationTexts.posts(posts.count, posts.count { $0.level != nil }, posts.count { !$0.spectrum.isEmpty }),
            "B2": DemonstrationTexts.sensors(chain.links.count { $0.sensor != nil }),
            "C1": DemonstrationTexts.controlled(loud.count { !$0.control.isEmpty }, loud.count),
            "C2": DemonstrationTexts.lower(lower),
            "D1": DemonstrationTexts.insufficient(
                posts.count { $0.protection == "insufficient" }, posts.count { $0.protection == "over" }),
            "D2": DemonstrationTexts.fits(fit),
            "D3": DemonstrationTexts.worn(surveys.reduce(0) { $0 + $1.correct }, surveys.reduce(0) { $0 + $1.observed }),
            "E1": DemonstrationTexts.hearing(hearing.reduce(0) { $0 + $1.tested }, hearing.reduce(0) { $0 + $1.shifted }),
            "E2": actions,
        ]
    }
}
