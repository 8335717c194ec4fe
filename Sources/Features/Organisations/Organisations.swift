import Pages
import Registers

/// Who works with the product: the roles and the bodies to which their accounts belong.
public enum Organisations {
    public static let registers: [Register] = [Organisation.register]

    public static let slice = Slice("organisations") { slice in
        slice.registers = registers
        slice.roles = Roles.all
    }
}
