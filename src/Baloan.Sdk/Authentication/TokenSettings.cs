namespace Baloan.Sdk;

/// <summary>The credentials and options as they are at the time of a renewal.</summary>
internal sealed class TokenSettings(string username, string password, BaloanTokenOptions options)
{
    public string Username { get; } = username;

    public string Password { get; } = password;

    public BaloanTokenOptions Options { get; } = options;

    public bool HasSameCredentials(TokenSettings other) =>
        string.Equals(Username, other.Username, StringComparison.Ordinal)
        && string.Equals(Password, other.Password, StringComparison.Ordinal);
}
