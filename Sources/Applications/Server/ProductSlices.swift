import CodeTables
import Declarations
import Employers
import Organisations
import Pages

/// All slices of the product, in the order of the menu.
public enum ProductSlices {
    public static let all: [Slice] = [Employers.slice, Declarations.slice, Organisations.slice, CodeTables.slice]
}
