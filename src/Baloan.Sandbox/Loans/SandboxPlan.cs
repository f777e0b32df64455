namespace Baloan.Sandbox;

/// <summary>How the repayment plan of an opened loan is computed.</summary>
public enum SandboxPlan
{
    /// <summary>
    /// An annuity at the policy's yearly rate over 1.13 times the amount, cut to whole Toman: the figures of the documented example,
    /// dearer than the policy's formula says.
    /// </summary>
    Annuity,

    /// <summary>The policy's own formula, rounded to whole Toman: what a partner showed as an estimate is what the loan costs.</summary>
    Formula,
}
