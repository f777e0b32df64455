namespace Baloan.Sdk;

/// <summary>An answer asks for more memory than answers of its length may take.</summary>
internal sealed class ReadingAllowanceException() : Exception("The answer asks for more memory than an answer of its length may take.");
