namespace Baloan.Sandbox.Hosting;

/// <summary>What a line is for a person: its form, its name, its rule and what it is for.</summary>
internal sealed record LineForm(string Form, string What, string Rule, string Description);
