// Access: who may do what with which record, and how that is proved later.
//
// Roles/        role names as values that features define, grants, the three separated administrators
// Permissions/  region paths, the signed-in principal, the pure decision and the row condition that follows from it
// Sealing/      field encryption, blind indexes, masking, the keyring
// SignIn/       passwords, lockout, rate limit, sessions, second factor, form tokens
// Accounts/     the account and the acts of the administrators on it
// AccessLog/    who read what, append-only
//
// Knows no word of the field: an officer, a doctor or an employer is a `Role` value declared by a feature.
