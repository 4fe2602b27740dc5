package net.psmail.portal.view;

import java.time.LocalDate;

/** An update that operators posted, as lists show it. */
public record NewsItem(LocalDate day, Reference text) {}
