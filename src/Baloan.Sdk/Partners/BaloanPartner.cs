using System.Diagnostics;

namespace Baloan.Sdk;

/// <summary>The credentials of one of the application's partners. Neither of them is shown by <see cref="ToString"/>.</summary>
[DebuggerDisplay("BaloanPartner ***")]
public sealed class BaloanPartner
{
    /// <summary>Makes a partner of its credentials.</summary>
    /// <param name="username">The user name that Baloan gave the partner.</param>
    /// <param name="password">The password that Baloan gave the partner.</param>
    /// <exception cref="ArgumentException">One of them is empty or blank; the message names it.</exception>
    public BaloanPartner(string username, string password)
    {
        Username = Given(username, nameof(username));
        Password = Given(password, nameof(password));
    }

    /// <summary>The user name that Baloan gave the partner.</summary>
    public string Username { get; }

    /// <summary>The password that Baloan gave the partner.</summary>
    public string Password { get; }

    /// <summary>Shows no credentials.</summary>
    public override string ToString() => "BaloanPartner ***";

    private static string Given(string value, string name) => string.IsNullOrWhiteSpace(value)
        ? throw new ArgumentException($"The {name} of a partner is missing.", name)
        : value;
}
