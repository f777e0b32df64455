using System.Net;

namespace Baloan.Sdk;

/// <summary>The options as the endpoint uses them.</summary>
internal sealed class CallbackSettings
{
    private readonly byte[][] _secrets;

    public CallbackSettings(BaloanCallbackOptions options)
    {
        Options = options;
        _secrets = [.. (options.Secrets ?? []).Select(CallbackSecret.Fill)];
        Networks = [.. (options.AllowedNetworks ?? []).Select(CallbackNetwork.TryParse).OfType<IPNetwork>()];
    }

    public BaloanCallbackOptions Options { get; }

    public bool HasSecrets => _secrets.Length > 0;

    public IReadOnlyList<IPNetwork> Networks { get; }

    public bool KnowsSecret(ReadOnlySpan<char> secret) => CallbackSecret.IsOneOf(secret, _secrets);
}
