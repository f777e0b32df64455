using System.Diagnostics;

namespace Baloan.Sandbox;

/// <summary>One of several partners of a sandbox, with tokens and loans of its own. <see cref="ToString"/> shows no password.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SandboxPartner
{
    /// <summary>Names a partner.</summary>
    /// <param name="username">Its user name.</param>
    /// <param name="password">Its password.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public SandboxPartner(string username, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        Username = username;
        Password = password;
    }

    /// <summary>Its user name.</summary>
    public string Username { get; }

    /// <summary>Its password.</summary>
    public string Password { get; }

    /// <summary>
    /// Its address that hears of every change of its loans, with user information as <see cref="BaloanSandboxOptions.CallbackUrl"/> takes it;
    /// null, the default, sends them to that address.
    /// </summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>A secret that goes along to its own address in the header <c>X-Baloan-Callback-Secret</c>; null, the default, sends none.</summary>
    public string? CallbackSecret { get; init; }

    /// <summary>Shows the user name.</summary>
    public override string ToString() => $"Partner {Username}";
}
