//! Codes: written out, or made from a name.

use syn::ext::IdentExt;
use syn::{Ident, LitStr};

use crate::attr::Written;
use crate::literal::value;
use crate::model::{Code, CodeOrigin, CodeRules};

pub(super) fn lower(
    literal: Option<&LitStr>,
    written: &Written,
    ident: &Ident,
    rules: &CodeRules,
) -> Code {
    match literal {
        Some(literal) => {
            Code { text: value(literal), span: literal.span(), origin: CodeOrigin::Written }
        }
        None if written.has("code") => {
            Code { text: String::new(), span: ident.span(), origin: CodeOrigin::Unknown }
        }
        None => {
            let prefix = rules.prefix.as_ref().map(LitStr::value).unwrap_or_default();
            let made = rules.case.of_variant(&ident.unraw().to_string());
            Code { text: prefix + &made, span: ident.span(), origin: CodeOrigin::Made }
        }
    }
}
