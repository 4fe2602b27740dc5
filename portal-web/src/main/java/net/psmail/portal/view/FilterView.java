package net.psmail.portal.view;

import java.util.List;

/** {@code filter.jte}: one filter, to be changed. */
public record FilterView(long id, FilterForm form, List<Problem> problems) {}
