//! Codes: written out, or made from a name.

use syn::Ident;
use syn::ext::IdentExt;

use crate::attr::Written;
use crate::literal::Str;
use crate::model::{Code, CodeOrigin, CodeRules};

pub(super) fn lower(
    literal: Option<&Str>,
    written: &Written,
    ident: &Ident,
    rules: &CodeRules,
) -> Code {
    match literal {
        Some(literal) => Code {
            text: literal.value().to_owned(),
            span: literal.span(),
            origin: CodeOrigin::Written,
        },
        None if written.has("code") => {
            Code { text: String::new(), span: ident.span(), origin: CodeOrigin::Unknown }
        }
        None => {
            let prefix = rules.prefix.as_ref().map(Str::value).unwrap_or_default();
            let made = rules.case.of_variant(&ident.unraw().to_string());
            Code { text: prefix.to_owned() + &made, span: ident.span(), origin: CodeOrigin::Made }
        }
    }
}
