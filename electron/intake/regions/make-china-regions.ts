import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { areaList } from '@vant/area-data';
import type { CityData, RegionData } from '../../../shared/domain/intake/regions.ts';
import { regionSupplement } from './supplement.ts';

/**
 * Makes `resources/regions/china.json` from `@vant/area-data` (MIT) and our supplement:
 * `node electron/intake/regions/make-china-regions.ts`. A development tool; the app reads only the file.
 */
export const makeChinaRegions = (): RegionData => {
  const cityNames = Object.entries(areaList.city_list);
  const counties = Object.entries(areaList.county_list);
  const provinces = Object.entries(areaList.province_list).map(([code, name]): [string, CityData[]] => {
    const cities = new Map<string, { districts: string[]; former: string[] }>();
    const cityOf = (city: string): { districts: string[]; former: string[] } => {
      const known = cities.get(city) ?? { districts: [], former: [] };
      cities.set(city, known);
      return known;
    };
    for (const [cityCode, cityName] of cityNames.filter(([c]) => c.startsWith(code.slice(0, 2)))) {
      const districts = counties
        .filter(([c]) => c.startsWith(cityCode.slice(0, 4)))
        .map(([, district]) => district)
        .filter((district) => !/^(?:市辖区|其[它他]区)$/.test(district));
      // Counties run by the province itself stand where a city stands: 仙桃, 济源, 石河子 …
      if (cityName.includes('直辖县')) for (const county of districts) cityOf(county);
      // The data keeps 重庆's counties apart under a city called 县.
      else cityOf(cityName === '县' ? name : cityName).districts.push(...districts);
    }
    for (const [cityName, more] of Object.entries(regionSupplement[name] ?? {})) {
      const city = cityOf(cityName);
      city.districts.push(...(more.districts ?? []));
      city.former.push(...(more.former ?? []).filter((district) => !city.districts.includes(district)));
    }
    return [name, [...cities].map(([city, { districts, former }]): CityData => [city, [...new Set(districts)], former])];
  });
  return { provinces };
};

/** One city a line, so that a change of the data reads well. */
export const regionDataText = (data: RegionData): string => {
  const provinces = data.provinces.map(
    ([name, cities]) => `[${JSON.stringify(name)},[\n${cities.map((city) => JSON.stringify(city)).join(',\n')}\n]]`,
  );
  return `{"provinces":[\n${provinces.join(',\n')}\n]}\n`;
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(new URL('../../../resources/regions/china.json', import.meta.url), regionDataText(makeChinaRegions()));
}
