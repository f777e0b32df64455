namespace Baloan.Sdk;

/// <summary>Is told of changes in the book on this node: call backs may have waited for them.</summary>
internal interface ILoanBookObserver
{
    /// <summary>An outcome was committed. Must return at once and not throw.</summary>
    void OnChanged();
}
