namespace Baloan.Sandbox;

/// <summary>The shape of the body that carries an error code and its message.</summary>
public enum SandboxErrorShape
{
    /// <summary><c>{"code":"…","detail":"…"}</c></summary>
    CodeAndDetail,

    /// <summary><c>{"error_code":"…","message":"…"}</c></summary>
    ErrorCodeAndMessage,

    /// <summary><c>{"error":"code","message":"…"}</c></summary>
    ErrorString,

    /// <summary><c>{"error":{"code":"…","message":"…"}}</c></summary>
    ErrorObject,

    /// <summary><c>{"detail":"code"}</c></summary>
    DetailCode,

    /// <summary><c>{"detail":{"code":"…","message":"…"}}</c></summary>
    DetailObject,

    /// <summary><c>{"code":"…","messages":["…"]}</c></summary>
    Messages,

    /// <summary><c>{"errors":[{"code":"…","message":"…"}]}</c></summary>
    Errors,

    /// <summary><c>{"non_field_errors":["code"]}</c></summary>
    NonFieldErrors,

    /// <summary><c>{"non_field_errors":[{"code":"…","message":"…"}]}</c></summary>
    NonFieldErrorObjects,

    /// <summary>The code in a list under the field it is about: <c>{"amount":["code"]}</c></summary>
    Field,

    /// <summary><c>["code"]</c></summary>
    List,

    /// <summary>Four objects deep: <c>{"response":{"data":{"error":{"code":"…","message":"…"}}}}</c></summary>
    Nested,

    /// <summary>The code alone, as plain text.</summary>
    PlainText,
}
