namespace Baloan.Sdk;

/// <summary>A handler under the client tried to send a change a second time.</summary>
internal sealed class ChangeRepeatedException()
    : InvalidOperationException("A handler on this HttpClient repeats requests. A change that was sent once is not sent again.");
