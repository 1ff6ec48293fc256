//! The darling receivers, one a level.
//!
//! A field here is a row of [`crate::keys::KEYS`]; a test compares the two.

use darling::FromMeta;

use super::headers::Headers;
use super::values::{
    Allow, CaseName, Challenge, CratePath, DocsTemplate, EnumName, Envelope, Example,
    ExtensionName, GrpcCode, HeaderName, Integrations, Keyed, Level, Retryable, Status,
    VariantName,
};
use crate::literal::Str;

/// `#[api(…)]` on an enum or a struct; on an enum, with the defaults of its variants.
#[derive(Default, FromMeta)]
#[darling(default)]
pub(crate) struct ContainerKeys {
    pub(crate) envelope: Option<Envelope>,
    pub(crate) rename_all: Option<CaseName>,
    pub(crate) any_case: Option<()>,
    pub(crate) prefix: Option<Str>,
    pub(crate) domain: Option<Str>,
    pub(crate) docs: Option<DocsTemplate>,
    pub(crate) lock: Option<Str>,
    pub(crate) code_enum: Option<EnumName>,
    pub(crate) skip: Option<Integrations>,
    #[darling(rename = "crate")]
    pub(crate) errwire: Option<CratePath>,
    pub(crate) status: Option<Status>,
    pub(crate) kind: Option<Str>,
    pub(crate) retryable: Option<Keyed<Retryable>>,
    pub(crate) message: Option<Str>,
    pub(crate) challenge: Option<Keyed<Challenge>>,
}

/// `#[api(…)]` on a variant, or on a struct.
#[derive(Default, FromMeta)]
#[darling(default)]
pub(crate) struct VariantKeys {
    pub(crate) status: Option<Status>,
    pub(crate) code: Option<Str>,
    pub(crate) kind: Option<Str>,
    pub(crate) grpc: Option<GrpcCode>,
    pub(crate) log: Option<Level>,
    pub(crate) title: Option<Str>,
    pub(crate) message: Option<Str>,
    pub(crate) retryable: Option<Keyed<Retryable>>,
    pub(crate) expose: Option<Keyed<()>>,
    pub(crate) mask: Option<Keyed<()>>,
    pub(crate) transparent: Option<Keyed<()>>,
    pub(crate) classify: Option<Keyed<()>>,
    pub(crate) conceal_as: Option<VariantName>,
    pub(crate) shared: Option<()>,
    #[darling(multiple)]
    pub(crate) header: Vec<Headers>,
    pub(crate) challenge: Option<Keyed<Challenge>>,
    pub(crate) allow: Option<Keyed<Allow>>,
    pub(crate) help: Option<Str>,
    pub(crate) since: Option<Str>,
    pub(crate) deprecated: Option<Str>,
    pub(crate) example: Option<Keyed<Str>>,
}

/// `#[api(…)]` on a field.
#[derive(Default, FromMeta)]
#[darling(default)]
pub(crate) struct FieldKeys {
    pub(crate) param: Option<Keyed<()>>,
    pub(crate) details: Option<Keyed<()>>,
    pub(crate) retry_after: Option<Keyed<()>>,
    pub(crate) header: Option<Keyed<HeaderName>>,
    pub(crate) extension: Option<Keyed<ExtensionName>>,
    pub(crate) example: Option<Keyed<Example>>,
}
