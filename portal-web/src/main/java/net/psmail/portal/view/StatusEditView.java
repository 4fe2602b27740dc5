package net.psmail.portal.view;

import java.util.List;

/** The text of a message that is changed; readers see that it was. */
public record StatusEditView(
    StatusDeskView.Incident incident,
    String updateId,
    String body,
    String bodyDe,
    String seen,
    List<Problem> problems) {}
