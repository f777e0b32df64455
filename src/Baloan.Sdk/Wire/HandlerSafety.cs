namespace Baloan.Sdk;

/// <summary>What came of making a handler of the application's own safe.</summary>
internal enum HandlerSafety
{
    /// <summary>It is as it was: safe already, or of a type that the client does not know.</summary>
    AsItWas,

    /// <summary>It followed redirects or kept cookies, and does not any more.</summary>
    Secured,

    /// <summary>It follows redirects or keeps cookies, and was in use already, so that it cannot be changed.</summary>
    InUse,
}
