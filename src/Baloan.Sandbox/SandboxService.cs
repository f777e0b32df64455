namespace Baloan.Sandbox;

/// <summary>The upstream services the gateway asks about an applicant.</summary>
public enum SandboxService
{
    /// <summary>The national registry of phone numbers and their owners.</summary>
    Shahkar,

    /// <summary>The bureau that knows an applicant's credit.</summary>
    CreditBureau,
}
