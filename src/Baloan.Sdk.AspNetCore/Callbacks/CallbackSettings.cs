using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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

/// <summary>The settings as they are now. A reload that is not valid leaves the last valid ones.</summary>
internal sealed class RunningCallbackSettings(IOptionsMonitor<BaloanCallbackOptions> monitor, ILogger<RunningCallbackSettings> logger)
{
    private CallbackSettings? _last;
    private int _isInvalid;

    public CallbackSettings Current
    {
        get
        {
            var last = Volatile.Read(ref _last);
            try
            {
                var options = monitor.CurrentValue;
                if (Volatile.Read(ref _isInvalid) != 0)
                {
                    Volatile.Write(ref _isInvalid, 0);
                }

                if (!ReferenceEquals(options, last?.Options))
                {
                    last = new CallbackSettings(options);
                    Volatile.Write(ref _last, last);
                }
            }
#pragma warning disable CA1031 // Binding and validation by the application can throw anything; a running endpoint goes on.
            catch (Exception exception) when (last is not null)
#pragma warning restore CA1031
            {
                if (Interlocked.Exchange(ref _isInvalid, 1) == 0)
                {
                    logger.ReloadIgnored(exception is OptionsValidationException invalid ? invalid.Message : exception.GetType().Name);
                }
            }

            return last!;
        }
    }
}

/// <summary>A section of configuration that the options of the call backs are bound from.</summary>
internal sealed class CallbackSection(IConfiguration section)
{
    /// <summary>Where the section stands in a whole configuration.</summary>
    public const string Place = ConfigurationPlace.Client + ":Callbacks";

    public IConfiguration Section { get; } = section;
}

/// <summary>Reads and compares networks that may call.</summary>
internal static class CallbackNetwork
{
    private const int MappedPrefix = 96;

    /// <summary>The network; an address alone is a network of one.</summary>
    public static IPNetwork? TryParse(string? text)
    {
        text = text?.Trim();
        if (IPNetwork.TryParse(text, out var network))
        {
            return Plain(network);
        }

        return IPAddress.TryParse(text, out var address) ? Plain(new IPNetwork(address, address.GetAddressBytes().Length * 8)) : null;
    }

    public static bool Contains(IReadOnlyList<IPNetwork> networks, IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        // A dual-stack socket shows an IPv4 caller as ::ffff:203.0.113.7.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.Contains(plain));
    }

    // ::ffff:10.0.0.0/104 is 10.0.0.0/8, in whichever way it is written.
    private static IPNetwork Plain(IPNetwork network) =>
        network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength >= MappedPrefix
            ? new IPNetwork(network.BaseAddress.MapToIPv4(), network.PrefixLength - MappedPrefix)
            : network;
}
