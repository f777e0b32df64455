namespace Baloan.Sdk;

/// <summary>Reads an answer that begins where the reader stands; throws where it has another form.</summary>
internal delegate T AnswerRead<out T>(ref FieldReader reader);
