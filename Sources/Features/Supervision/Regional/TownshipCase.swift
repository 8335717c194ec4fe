import Access
import Calendars
import Organisations
import Registers

/// A case that a township handles itself: only on items handed down to it, and handed up in one act when it is not.
enum TownshipCase {
    /// Whoever opens a case in a township keeps it there.
    static func mark(_ clue: inout EnforcementCase, opener: Principal) {
        if opener.role == .townOfficer { clue.handlingRegion = opener.region.code }
    }

    /// A township acts on its own cases alone; the county's are only read there, and the county leaves the township's to it until they are
    /// handed up.
    static func checkHandler(_ file: EnforcementCase, _ principal: Principal) throws {
        let isTown = principal.role == .townOfficer
        guard isTown || !file.handlingRegion.isEmpty else { return }
        guard isTown, file.handlingRegion == principal.region.code else {
            throw SupervisionError.caseRefused(
                isTown ? "这个案件由县（市、区）办理，镇街只能查看。" : "这个案件由镇街办理；上交县（市、区）后才能在这里办理。")
        }
    }

    /// The article of a township's case is on its list.
    static func checkPower(_ file: EnforcementCase, in transaction: RegisterTransaction) throws {
        guard !file.handlingRegion.isEmpty else { return }
        try TownshipPower.require(file.article, for: file.handlingRegion, in: transaction)
    }

    /// Who handled a township's case does not decide it: a second officer of the township does.
    static func checkDecider(_ file: EnforcementCase, _ principal: Principal) throws {
        guard !file.handlingRegion.isEmpty, file.handler == principal.accountID else { return }
        throw SupervisionError.caseRefused("镇街案件的承办人不能自己作出决定，请由镇街负责人办理（行政处罚法第五十七条）。")
    }

    /// Gives the case to the county with everything in it. What the township had begun under its own power (filing, notice) is begun anew
    /// there: the county files with its own officers and its own ninety days.
    static func handUp(_ stored: StoredRecord, _ file: EnforcementCase, reason: String, in transaction: RegisterTransaction)
        throws
    {
        guard !file.handlingRegion.isEmpty else { throw SupervisionError.caseRefused("这个案件已由县（市、区）办理。") }
        guard !reason.isEmpty else { throw SupervisionError.caseRefused("请写明上交的理由。") }
        var raised = file
        raised.handedUpFrom = file.handlingRegion
        raised.handedUpDay = transaction.today
        raised.handlingRegion = ""
        (raised.filedDay, raised.decisionDue, raised.investigatedDay, raised.noticedDay) = (nil, nil, nil, nil)
        raised.noticeReceived = nil
        (raised.firstOfficer, raised.secondOfficer, raised.handler) = (nil, nil, nil)
        (raised.proposedFine, raised.hasHearingRight, raised.hearingRequested, raised.hearingDay) = (nil, false, nil, nil)
        let after = try transaction.move(stored, stored.state == "clue" ? "raise_clue" : "raise", to: raised, reason: reason)
        try transaction.settleClocks(of: after)
    }
}
