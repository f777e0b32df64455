using System.Security.Cryptography;
using System.Text;

namespace Baloan.Sdk;

/// <summary>What tells one change of a loan from another, and a repeat from news: the state, and the reason where one is given.</summary>
/// <param name="State">The state, as the gateway writes it.</param>
/// <param name="ReasonMark">A mark of the reason; empty without one. The reason itself may hold personal data.</param>
internal readonly record struct CallbackChange(string State, string ReasonMark)
{
    public static CallbackChange Of(LoanCallback callback) => new(
        callback.State.Value,
        string.IsNullOrEmpty(callback.Reason) ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(callback.Reason)).AsSpan(0, 8)));
}
