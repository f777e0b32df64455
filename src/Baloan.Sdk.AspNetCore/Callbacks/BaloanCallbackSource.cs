namespace Baloan.Sdk;

/// <summary>Where the news of a loan's state came from.</summary>
public enum BaloanCallbackSource
{
    /// <summary>The gateway called back.</summary>
    Gateway,

    /// <summary>The gateway was asked, since a call back was missing.</summary>
    Poll,

    /// <summary>The answer to the request for the loan told it.</summary>
    Answer,
}
