namespace Baloan.Sdk;

/// <summary>
/// The application's <see cref="IBaloanPartnerStore"/> knows no partner by this key, or knows it no more. Nothing was sent to the gateway
/// for the call.
/// </summary>
/// <remarks>
/// The partner was removed, or the key is wrong. Repeating does not help until the store knows the partner: it is asked again when the
/// partner is next asked for.
/// </remarks>
public sealed class BaloanPartnerNotFoundException : BaloanException
{
    /// <summary>Makes the exception. Public, so that a test can throw one from a fake factory.</summary>
    /// <param name="key">The application's own key of the partner.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public BaloanPartnerNotFoundException(string key, Exception? innerException = null)
        : base("The partner store knows no partner by this key. Nothing was sent to the gateway.", operation: null, innerException) =>
        Key = key ?? throw new ArgumentNullException(nameof(key));

    /// <summary>The application's own key of the partner. It stands in no message and no log of the client.</summary>
    public string Key { get; }
}
