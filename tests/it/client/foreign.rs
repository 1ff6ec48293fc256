//! What proxies and other people's APIs answer, read without knowing who it is.

use errwire::client::WireError;
use http::{HeaderMap, StatusCode};

/// Whose it is, the status, the content type, the body; the code and the message in it.
type Answer =
    (&'static str, u16, &'static str, &'static str, Option<&'static str>, Option<&'static str>);

const HTML: &str = "text/html";
const JSON: &str = "application/json; charset=utf-8";
const PROBLEM: &str = "application/problem+json";
const TEXT: &str = "text/plain";
const XML: &str = "application/xml";

/// No JSON: all that is known is the status, and the bytes.
const PAGES: &[Answer] = &[
    (
        "nginx",
        502,
        HTML,
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.27.3</center>\r\n</body>\r\n</html>\r\n",
        None,
        None,
    ),
    (
        "Apache httpd",
        503,
        "text/html; charset=iso-8859-1",
        "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>503 Service Unavailable</title>\n</head><body>\n<h1>Service Unavailable</h1>\n</body></html>\n",
        None,
        None,
    ),
    (
        "HAProxy",
        503,
        HTML,
        "<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
        None,
        None,
    ),
    (
        "Cloudflare, too many requests",
        429,
        HTML,
        "<!DOCTYPE html><html lang=\"en-US\"><head><title>Access denied | example.com used Cloudflare to restrict access</title></head><body><h1>Error 1015</h1><p>You are being rate limited</p></body></html>",
        None,
        None,
    ),
    ("Cloudflare, as text", 520, TEXT, "error code: 520", None, None),
    (
        "AWS load balancer",
        504,
        HTML,
        "<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n</body>\r\n</html>\r\n",
        None,
        None,
    ),
    (
        "S3",
        503,
        XML,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>",
        None,
        None,
    ),
    (
        "Envoy",
        503,
        TEXT,
        "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
        None,
        None,
    ),
    (
        "Varnish",
        503,
        HTML,
        "<!DOCTYPE html>\n<html>\n  <head>\n    <title>503 Backend fetch failed</title>\n  </head>\n  <body>\n    <h1>Error 503 Backend fetch failed</h1>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 32770</p>\n  </body>\n</html>\n",
        None,
        None,
    ),
    ("Traefik", 404, TEXT, "404 page not found\n", None, None),
    (
        "Heroku",
        503,
        HTML,
        "<!DOCTYPE html>\n<html><head><title>Application error</title></head></html>",
        None,
        None,
    ),
    ("Go's net/http", 404, TEXT, "404 page not found\n", None, None),
    ("axum", 415, TEXT, "Expected request with `Content-Type: application/json`", None, None),
];

/// One object, with the code and the message in it.
const FLAT: &[Answer] = &[
    (
        "AWS API Gateway",
        429,
        JSON,
        r#"{"message":"Too Many Requests"}"#,
        None,
        Some("Too Many Requests"),
    ),
    (
        "AWS API Gateway, forbidden",
        403,
        JSON,
        r#"{"Message":"User is not authorized to access this resource"}"#,
        None,
        Some("User is not authorized to access this resource"),
    ),
    (
        "AWS JSON",
        400,
        "application/x-amz-json-1.0",
        r#"{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"Rate exceeded"}"#,
        Some("com.amazonaws.dynamodb.v20120810#ThrottlingException"),
        Some("Rate exceeded"),
    ),
    (
        "GitHub",
        404,
        JSON,
        r#"{"message":"Not Found","documentation_url":"https://docs.github.com/rest","status":"404"}"#,
        None,
        Some("Not Found"),
    ),
    (
        "GitHub, validation",
        422,
        JSON,
        r#"{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}],"documentation_url":"https://docs.github.com/rest"}"#,
        None,
        Some("Validation Failed"),
    ),
    (
        "GitLab",
        404,
        JSON,
        r#"{"message":"404 Project Not Found"}"#,
        None,
        Some("404 Project Not Found"),
    ),
    (
        "Kubernetes",
        409,
        JSON,
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \"web\" already exists","reason":"AlreadyExists","details":{"name":"web","kind":"pods"},"code":409}"#,
        Some("AlreadyExists"),
        Some("pods \"web\" already exists"),
    ),
    (
        "Spring Boot",
        404,
        JSON,
        r#"{"timestamp":"2026-11-22T10:00:00.000+00:00","status":404,"error":"Not Found","message":"No handler","path":"/none"}"#,
        Some("Not Found"),
        Some("No handler"),
    ),
    (
        "Spring Boot, without a message",
        500,
        JSON,
        r#"{"timestamp":"2026-11-22T10:00:00.000+00:00","status":500,"error":"Internal Server Error","path":"/"}"#,
        None,
        Some("Internal Server Error"),
    ),
    ("Rails", 404, JSON, r#"{"status":404,"error":"Not Found"}"#, None, Some("Not Found")),
    (
        "Django REST framework",
        429,
        JSON,
        r#"{"detail":"Request was throttled. Expected available in 54 seconds."}"#,
        None,
        Some("Request was throttled. Expected available in 54 seconds."),
    ),
    (
        "Django REST framework, a field",
        400,
        JSON,
        r#"{"title":["This field is required."]}"#,
        None,
        None,
    ),
    ("FastAPI", 404, JSON, r#"{"detail":"Item not found"}"#, None, Some("Item not found")),
    (
        "FastAPI, validation",
        422,
        JSON,
        r#"{"detail":[{"type":"missing","loc":["body","name"],"msg":"Field required","input":{}}]}"#,
        None,
        None,
    ),
    (
        "NestJS",
        404,
        JSON,
        r#"{"statusCode":404,"message":"Cannot GET /none","error":"Not Found"}"#,
        Some("Not Found"),
        Some("Cannot GET /none"),
    ),
    (
        "OAuth 2.0 (RFC 6749)",
        400,
        JSON,
        r#"{"error":"invalid_grant","error_description":"The code has expired"}"#,
        Some("invalid_grant"),
        Some("The code has expired"),
    ),
    (
        "CouchDB",
        404,
        JSON,
        r#"{"error":"not_found","reason":"missing"}"#,
        Some("not_found"),
        Some("missing"),
    ),
    (
        "Twilio",
        400,
        JSON,
        r#"{"code":21211,"message":"The 'To' number is not valid","more_info":"https://www.twilio.com/docs/errors/21211","status":400}"#,
        None,
        Some("The 'To' number is not valid"),
    ),
    (
        "Kong",
        404,
        JSON,
        r#"{"message":"no Route matched with those values"}"#,
        None,
        Some("no Route matched with those values"),
    ),
];

/// One object in another.
const NESTED: &[Answer] = &[
    (
        "Stripe",
        402,
        JSON,
        r#"{"error":{"code":"card_declined","decline_code":"insufficient_funds","doc_url":"https://stripe.com/docs/error-codes/card-declined","message":"Your card was declined.","param":"","type":"card_error"}}"#,
        Some("card_declined"),
        Some("Your card was declined."),
    ),
    (
        "OpenAI",
        429,
        JSON,
        r#"{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"#,
        Some("insufficient_quota"),
        Some("You exceeded your current quota"),
    ),
    (
        "Anthropic",
        529,
        JSON,
        r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_011"}"#,
        None,
        Some("Overloaded"),
    ),
    (
        "Google Cloud",
        404,
        JSON,
        r#"{"error":{"code":404,"message":"Project not found","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NO_PROJECT","domain":"example.com"}]}}"#,
        Some("NOT_FOUND"),
        Some("Project not found"),
    ),
    (
        "Azure",
        404,
        JSON,
        r#"{"error":{"code":"ResourceNotFound","message":"The resource was not found","target":"id"}}"#,
        Some("ResourceNotFound"),
        Some("The resource was not found"),
    ),
    (
        "Elasticsearch",
        404,
        JSON,
        r#"{"error":{"root_cause":[{"type":"index_not_found_exception","reason":"no such index [x]"}],"type":"index_not_found_exception","reason":"no such index [x]"},"status":404}"#,
        None,
        Some("no such index [x]"),
    ),
    (
        "Slack's gateway",
        503,
        JSON,
        r#"{"ok":false,"error":"service_unavailable"}"#,
        None,
        Some("service_unavailable"),
    ),
    (
        "GraphQL",
        400,
        JSON,
        r#"{"errors":[{"message":"Cannot query field \"x\"","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}"#,
        Some("GRAPHQL_VALIDATION_FAILED"),
        Some("Cannot query field \"x\""),
    ),
    (
        "JSON:API",
        404,
        "application/vnd.api+json",
        r#"{"errors":[{"status":"404","code":"NO_ARTICLE","title":"Not found","detail":"There is no article 1"}]}"#,
        Some("NO_ARTICLE"),
        Some("There is no article 1"),
    ),
];

const PROBLEMS: &[Answer] = &[
    (
        "ASP.NET Core",
        404,
        PROBLEM,
        r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404,"traceId":"00-1-2-00"}"#,
        None,
        None,
    ),
    (
        "ASP.NET Core, validation",
        400,
        PROBLEM,
        r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"Name":["The Name field is required."]},"traceId":"00-1-2-00"}"#,
        None,
        None,
    ),
    (
        "Spring's ProblemDetail",
        404,
        PROBLEM,
        r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"No static resource none.","instance":"/none"}"#,
        None,
        Some("No static resource none."),
    ),
    (
        "Let's Encrypt",
        429,
        PROBLEM,
        r#"{"type":"urn:ietf:params:acme:error:rateLimited","detail":"too many certificates already issued","status":429}"#,
        None,
        Some("too many certificates already issued"),
    ),
];

#[test]
fn the_status_and_what_the_shape_tells() {
    for (whose, status, kind, body, code, message) in [PAGES, FLAT, NESTED, PROBLEMS].concat() {
        let status = StatusCode::from_u16(status).expect("a status");
        let mut headers = HeaderMap::new();
        headers.insert(http::header::CONTENT_TYPE, kind.parse().expect("a content type"));
        let error = WireError::detect(status, &headers, body.as_bytes());
        assert_eq!(error.status, status, "{whose}");
        assert_eq!(&*error.raw, body.as_bytes(), "{whose}");
        assert_eq!(
            error.retry.is_retryable(),
            matches!(status.as_u16(), 429 | 500 | 502..=504),
            "{whose}"
        );
        assert_eq!((error.code.as_deref(), error.message.as_deref()), (code, message), "{whose}");
    }
}
