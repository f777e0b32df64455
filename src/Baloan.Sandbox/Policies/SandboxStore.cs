namespace Baloan.Sandbox;

/// <summary>A store whose goods may be bought on a loan.</summary>
/// <param name="Id">The store's id, as a loan request names it.</param>
/// <param name="TitleFa">Its Persian title.</param>
/// <param name="Logo">The address of its logo.</param>
public sealed record SandboxStore(int Id, string TitleFa, string? Logo);
