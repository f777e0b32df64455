namespace Baloan.Samples.Console;

/// <summary>The journey cannot go on; the message tells the user why.</summary>
internal sealed class JourneyException(string message) : Exception(message);
