namespace Baloan.Sandbox.Storage;

/// <summary>A thing to keep, under its kind and id.</summary>
internal readonly record struct Document(string Kind, string Id, object Value);
