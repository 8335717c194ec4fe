import Access
import Hummingbird

/// Addresses of signing in.
enum SignInAddress {
    static let signIn = "/sign-in"
    static let signOut = "/sign-out"
    static let code = "/sign-in/code"
    static let password = "/account/password"
    static let factor = "/account/second-factor"

    static func signIn(then address: String) -> String {
        address == "/" ? signIn : "\(signIn)?then=\(FormEncoding.encode(address))"
    }

    /// Where someone goes who still owes a step.
    static func owed(_ denial: Denial) -> String {
        switch denial {
        case .secondFactorDue: code
        case .passwordChangeDue: password
        case .secondFactorEnrolmentDue: factor
        default: signIn
        }
    }

    /// Only addresses of this product may be gone to after signing in.
    static func safe(_ address: String?) -> String {
        guard let address, address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("\\"),
            address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { return "/" }
        return address
    }
}

enum SignInRoutes {
    static let all: [Route] = [
        .get(SignInAddress.signIn, .anyone, SignInPages.form),
        .post(SignInAddress.signIn, .anyone, SignInPages.signIn),
        .get(SignInAddress.code, .account, SignInPages.codeForm),
        .post(SignInAddress.code, .account, SignInPages.verify),
        .post(SignInAddress.signOut, .account, SignInPages.signOut),
    ]
}
