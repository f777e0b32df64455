namespace Baloan.Samples.PartnerShop.Orders;

/// <summary>A step on an order's way.</summary>
/// <param name="Title">What happens in it.</param>
/// <param name="IsDone">Whether it lies behind.</param>
/// <param name="IsCurrent">Whether it is what happens now.</param>
/// <param name="At">When it was done, where that is known.</param>
public sealed record OrderStep(string Title, bool IsDone, bool IsCurrent, DateTimeOffset? At);
