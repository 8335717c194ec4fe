import Access

/// Addresses of one's own account and of the administration of accounts.
enum AccountRoutes {
    static let all: [Route] = [
        .get("/account", .signedIn, OwnAccountPage.page),
        .get(SignInAddress.password, .account, OwnAccountPage.passwordForm),
        .post(SignInAddress.password, .account, OwnAccountPage.changePassword),
        .get(SignInAddress.factor, .account, SecondFactorPages.page),
        .post(SignInAddress.factor, .account, SecondFactorPages.begin),
        .post("\(SignInAddress.factor)/confirmation", .account, SecondFactorPages.confirm),
        .post("\(SignInAddress.factor)/removal", .signedIn, SecondFactorPages.remove),
        .post("/account/session/{id}/end", .signedIn, OwnAccountPage.endSession),
        .get(TokenPages.address, .signedIn, TokenPages.page),
        .post(TokenPages.address, .signedIn, TokenPages.issue),
        .post("\(TokenPages.address)/{id}/revocation", .signedIn, TokenPages.revoke),

        .get("/accounts", .area(.accounts, .view), AccountListPage.page),
        .get("/accounts/new", .area(.accounts, .create), AccountForm.empty),
        .post("/accounts", .area(.accounts, .create), AccountForm.create),
        .get("/accounts/{id}", .area(.accounts, .view), AccountPage.page),
        .get("/accounts/{id}/edit", .area(.accounts, .edit), AccountForm.filled),
        .post("/accounts/{id}", .area(.accounts, .edit), AccountForm.change),
        .post("/accounts/{id}/password-reset", .area(.accounts, .edit), AccountPage.resetPassword),
        .post("/accounts/{id}/activation", .area(.policies, .approve), AccountPage.activate),
        .post("/accounts/{id}/block", .area(.policies, .approve), AccountPage.disable),
        .post("/accounts/{id}/unlock", .area(.policies, .approve), AccountPage.unlock),
        .post("/accounts/{id}/second-factor-removal", .area(.policies, .approve), AccountPage.removeFactor),

        .get(SettingsPage.address, .area(.policies, .view), SettingsPage.page),
        .post(SettingsPage.address, .area(.policies, .edit), SettingsPage.change),
    ]

    static let menu: [MenuEntry] = [
        MenuEntry(Texts.Account.heading, Texts.Account.list, "/accounts", .area(.accounts, .view)),
        MenuEntry(Texts.Account.heading, Texts.AccessLog.title, "/access-log", .area(.logs, .view)),
        MenuEntry(Texts.Account.heading, Texts.Settings.title, SettingsPage.address, .area(.policies, .view)),
        MenuEntry(Texts.Account.heading, Texts.Import.list, ImportAddress.list, .signedIn),
        MenuEntry(Texts.Account.heading, Texts.Account.mine, "/account", .signedIn),
    ]
}

enum AccessLogRoutes {
    static let all: [Route] = [
        .get("/access-log", .area(.logs, .view), AccessLogPage.page),
        .get("/access-log/verification", .area(.logs, .view), AccessLogPage.verification),
    ]
}
