namespace Baloan.Sdk;

/// <summary>Settings of the desk.</summary>
public sealed class BaloanDeskOptions
{
    /// <summary>Says aloud that anybody who reaches the desk may settle and replay, as where a proxy lets in nobody else. Default: <see langword="false"/>.</summary>
    public bool AllowAnonymous { get; set; }
}
