using System.Net;

namespace Baloan.Sdk.AspNetCore.Callbacks.Internal;

/// <summary>The options as the endpoint uses them.</summary>
internal sealed class CallbackSettings
{
    public CallbackSettings(BaloanCallbackOptions options)
    {
        Options = options;
        SecretHashes = [.. (options.Secrets ?? []).Select(CallbackSecret.Hash)];
        Networks = [.. (options.AllowedNetworks ?? []).Select(CallbackNetwork.TryParse).OfType<IPNetwork>()];
    }

    public BaloanCallbackOptions Options { get; }

    public IReadOnlyList<byte[]> SecretHashes { get; }

    public IReadOnlyList<IPNetwork> Networks { get; }

    public bool KnowsSecret(ReadOnlySpan<char> secret) => CallbackSecret.IsOneOf(secret, SecretHashes);
}
