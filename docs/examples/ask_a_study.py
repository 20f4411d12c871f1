"""Search a study, page by page."""

from rasid import Study
from rasid.dataset.asking import Asked, ask
from rasid.readers import Unread, list_files, read_files

with Study.create("asked.rasid") as study:
    for found in read_files(list_files(("reports/one-town-four-papers.jsonl",)).files, published=None):
        assert not isinstance(found, Unread)
        study.add(found)

    query = ask(Asked(words="الجبوري", type="killing", place="Tikrit"), study.reading)
    page = study.search(query, limit=1)
    while page.hits:
        for hit in page.hits:
            print(hit.report_id, hit.published, hit.claims, hit.excerpt.text)
        if page.next is None:
            break
        page = study.search(query, limit=1, after=page.next)
