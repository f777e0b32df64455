namespace Baloan.Sdk;

/// <summary>Says that the application has clients of partners, and what they are called.</summary>
internal sealed class PartnersMark
{
    /// <summary>The name of their options, and what metrics and activities call them.</summary>
    public const string Name = "partners";

    /// <summary>The name of their section within that of the client.</summary>
    public const string Section = "Partners";
}
